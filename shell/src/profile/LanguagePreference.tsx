import { t } from '@ficus/i18n';
import { LanguageChoice } from '../frame/language-choice/LanguageChoice.tsx';
import { changeLanguage } from '../languages/change-language.ts';
import type { Language } from '../languages/languages.ts';

/** The language of every page. It changes with the next one, so who has typed something here is asked first. */
export function LanguagePreference() {
  function choose(language: Language) {
    const isUnsaved = document.querySelector('form[data-unsaved]') !== null;
    const question = t`Change the language? What you have typed on this page is not saved, and would be gone.`;
    if (!isUnsaved || window.confirm(question)) changeLanguage(window, language);
  }
  return <LanguageChoice onChoose={choose} />;
}
