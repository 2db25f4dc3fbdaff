import type { PersonSummary } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { useToast } from '@ficus/ui';
import { useHost } from '../host-context.ts';
import { type PersonChange, usePersonChange } from '../people/use-person-change.ts';
import { refusalWords } from '../refusal-words.ts';
import { doneWords, reverseOf } from './change-words.ts';

/** Changes a person, says how it went, and offers to take it back. */
export function useChangePerson() {
  const host = useHost();
  const toast = useToast();
  const changePerson = usePersonChange();

  async function perform(person: PersonSummary, change: PersonChange): Promise<boolean> {
    try {
      await changePerson(person, change);
      return true;
    } catch (error) {
      host.report(error, { type: change.kind });
      toast.show({ tone: 'error', title: t`${person.name}: not changed`, description: refusalWords(error) });
      return false;
    }
  }

  return async (person: PersonSummary, change: PersonChange): Promise<void> => {
    if (!(await perform(person, change))) return;
    toast.show({
      title: doneWords([person], change),
      action: {
        label: t`Undo`,
        onPress: async () => {
          const isUndone = await perform(person, reverseOf(person, change));
          if (isUndone) toast.show({ title: t`Undone for ${person.name}`, tone: 'info' });
        },
      },
    });
  };
}
