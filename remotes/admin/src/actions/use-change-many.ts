import { PEOPLE_CHANGE_LIMIT, type PeopleChange, type PersonSummary } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { useToast } from '@ficus/ui';
import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { useHost } from '../host-context.ts';
import { keysOfPeople } from '../people/people-cache.ts';
import type { Outcome, Refusal } from '../people/use-people-selection.ts';
import { refusalCodeWords, refusalWords } from '../refusal-words.ts';
import { useQueries } from '../use-queries.ts';
import { doneWords, isUndoable, reverseOf, whoWords } from './change-words.ts';

const MUTATION_KEY = ['admin', 'people'];

interface Many {
  readonly people: readonly PersonSummary[];
  readonly change: PeopleChange;
}

/** Whether a change of many is under way. */
export function useIsChangingMany(): boolean {
  return useIsMutating({ mutationKey: MUTATION_KEY }) > 0;
}

/**
 * Does the same to many people in one request, or a few where they are very many, says how it went, and offers to take
 * it back where that is possible. Resolves to how it went for each: a request that fails is refused for all of it.
 */
export function useChangeMany(): (
  people: readonly PersonSummary[],
  change: PeopleChange,
) => Promise<Outcome> {
  const { client, person: self, report, announce } = useHost();
  const queries = useQueries();
  const queryClient = useQueryClient();
  const toast = useToast();

  async function performPart(people: readonly PersonSummary[], change: PeopleChange): Promise<Outcome> {
    try {
      const { results } = await client.people.change({ ids: people.map(({ id }) => id), change });
      const refusals = new Map(results.map(({ id, refusal }) => [id, refusal]));
      const refused = people.flatMap((person): Refusal[] => {
        const refusal = refusals.get(person.id);
        return refusal ? [{ person, why: refusalCodeWords(refusal) }] : [];
      });
      return { done: people.filter(({ id }) => refusals.get(id) === undefined), refused };
    } catch (error) {
      report(error, { type: change.kind });
      const why = refusalWords(error);
      return { done: [], refused: people.map((person) => ({ person, why })) };
    }
  }

  const { mutateAsync } = useMutation({
    mutationKey: MUTATION_KEY,
    mutationFn: async ({ people, change }: Many): Promise<Outcome> => {
      const parts: Outcome[] = [];
      for (let start = 0; start < people.length; start += PEOPLE_CHANGE_LIMIT)
        parts.push(await performPart(people.slice(start, start + PEOPLE_CHANGE_LIMIT), change));
      return { done: parts.flatMap(({ done }) => done), refused: parts.flatMap(({ refused }) => refused) };
    },
    onSettled: () => {
      for (const queryKey of keysOfPeople(queries, self.tenantId))
        void queryClient.invalidateQueries({ queryKey });
    },
  });

  async function undo(people: readonly PersonSummary[], change: PeopleChange) {
    const outcomes: Outcome[] = [];
    for (const many of reversesOf(people, change)) outcomes.push(await mutateAsync(many));
    const done = outcomes.flatMap((outcome) => outcome.done);
    if (done.length > 0) toast.show({ title: t`Undone for ${whoWords(done)}`, tone: 'info' });
    for (const { person, why } of outcomes.flatMap(({ refused }) => refused))
      toast.show({ tone: 'error', title: t`${person.name}: not changed`, description: why });
  }

  return async (people, change) => {
    const outcome = await mutateAsync({ people, change });
    const { done, refused } = outcome;
    // Whom it made no difference to, it is not taken back for.
    const changed = done.filter((person) => isUndoable(person, change));
    if (done.length > 0)
      toast.show({
        title: doneWords(done, change),
        ...(changed.length > 0 && { action: { label: t`Undo`, onPress: () => void undo(changed, change) } }),
      });
    if (refused.length > 0)
      announce(
        t`Not changed: ${refused.map(({ person, why }) => `${person.name}: ${why}`).join(' ')}`,
        'assertive',
      );
    return outcome;
  };
}

/** The changes that take a change back: people had different roles before. */
function reversesOf(people: readonly PersonSummary[], change: PeopleChange): Many[] {
  const groups = new Map<string, Many & { readonly people: PersonSummary[] }>();
  for (const person of people) {
    const reverse = reverseOf(person, change);
    if (!reverse) continue;
    const key = JSON.stringify(reverse);
    const group = groups.get(key);
    if (group) group.people.push(person);
    else groups.set(key, { people: [person], change: reverse });
  }
  return [...groups.values()];
}
