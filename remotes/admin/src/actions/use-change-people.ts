import type { PersonSummary } from '@ficus/contracts';
import { useToast } from '@ficus/ui';
import { useHost } from '../host-context.ts';
import { type PersonChange, usePersonChange } from '../people/use-person-change.ts';
import { refusalWords } from '../refusal-words.ts';
import { doneWords, reverseOf, whoWords } from './change-words.ts';

/** Somebody, and what is to be done to them. */
type Step = readonly [person: PersonSummary, change: PersonChange];

/**
 * Changes people one after the other, says how it went, and offers to take it back. What is refused for one does not
 * keep the others from it; why it was refused is said with their name.
 */
export function useChangePeople() {
  const host = useHost();
  const toast = useToast();
  const changePerson = usePersonChange();

  async function run(steps: readonly Step[]): Promise<PersonSummary[]> {
    const done: PersonSummary[] = [];
    const refused = new Map<string, PersonSummary[]>();
    for (const [person, change] of steps) {
      try {
        await changePerson(person, change);
        done.push(person);
      } catch (error) {
        host.report(error, { type: change.kind });
        const why = refusalWords(error);
        refused.set(why, [...(refused.get(why) ?? []), person]);
      }
    }
    for (const [why, people] of refused)
      toast.show({ tone: 'error', title: `${whoWords(people)}: not changed`, description: why });
    return done;
  }

  return async (people: readonly PersonSummary[], change: PersonChange): Promise<void> => {
    const done = await run(people.map((person) => [person, change] as const));
    if (done.length === 0) return;
    toast.show({
      title: doneWords(done, change),
      action: {
        label: 'Undo',
        onPress: async () => {
          const undone = await run(done.map((person) => [person, reverseOf(person, change)] as const));
          if (undone.length > 0) toast.show({ title: `Undone for ${whoWords(undone)}`, tone: 'info' });
        },
      },
    });
  };
}
