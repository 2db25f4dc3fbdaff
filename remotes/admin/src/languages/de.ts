import { speak } from '@ficus/i18n';
import { wordsFrom } from '@ficus/i18n/catalogue';
import client from '@ficus/service-client/languages/de.json' with { type: 'json' };
import components from '@ficus/ui/languages/de.json' with { type: 'json' };
import own from './de.json' with { type: 'json' };

/** Has this remote speak German. */
export function speakGerman(): void {
  speak(wordsFrom('de', components, client, own));
}
