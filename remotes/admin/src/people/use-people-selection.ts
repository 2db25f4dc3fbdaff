import type { PersonSummary } from '@ficus/contracts';
import { useState } from 'react';
import type { PeopleList } from '../address/admin-address.ts';

/** Somebody for whom a change was refused, and why, in words. */
export interface Refusal {
  readonly person: PersonSummary;
  readonly why: string;
}

/** How a change went: whom it was refused for. All others it was done for. */
export interface Outcome {
  readonly done: readonly PersonSummary[];
  readonly refused: readonly Refusal[];
}

interface Kept {
  readonly question: string;
  readonly people: ReadonlyMap<string, PersonSummary>;
  readonly refused: readonly Refusal[];
  readonly isAll: boolean;
}

/**
 * Who is selected, over all pages and orders of a list. Another search or filter is another list, and begins with
 * nobody. Whom a change was done for leaves the selection; whom it was refused for stays in it, with the reason.
 */
export function usePeopleSelection({ search, role, status }: PeopleList) {
  const question = JSON.stringify([search, role, status]);
  const nobody: Kept = { question, people: new Map(), refused: [], isAll: false };
  const [state, setKept] = useState(nobody);
  const kept = state.question === question ? state : nobody;
  return {
    selected: new Set(kept.people.keys()) as ReadonlySet<string>,
    people: [...kept.people.values()],
    refused: kept.refused,
    /** All that the list finds have been selected. */
    isAll: kept.isAll,
    /** Takes what a page's table says: of the others nothing is known here. */
    select(ids: ReadonlySet<string>, page: readonly PersonSummary[]) {
      const people = new Map(kept.people);
      for (const person of page) {
        if (ids.has(person.id)) people.set(person.id, person);
        else people.delete(person.id);
      }
      setKept({
        ...kept,
        people,
        isAll: false,
        refused: kept.refused.filter(({ person }) => ids.has(person.id)),
      });
    },
    selectAll(all: readonly PersonSummary[]) {
      setKept({ ...nobody, people: new Map(all.map((person) => [person.id, person])), isAll: true });
    },
    clear: () => setKept(nobody),
    settle({ done, refused }: Outcome) {
      setKept((now) => {
        const people = new Map(now.people);
        for (const { id } of done) people.delete(id);
        return { ...now, people, refused, isAll: false };
      });
    },
  };
}
