import type { Invitation, PeoplePage, PersonDetails, PersonSummary } from '@ficus/contracts';
import type { Queries } from '@ficus/service-client/query';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Of someone in a list, what a change sets. */
export type PersonPatch = Partial<Pick<PersonSummary, 'role' | 'status'>>;

/**
 * Sets something of a person wherever they are shown: in every list that has been read, and on their own page. Returns
 * the way back, which touches nobody else, so that changes of several people at a time can fail one by one.
 */
export function patchPerson(
  queryClient: QueryClient,
  queries: Queries,
  id: string,
  patch: PersonPatch,
): () => void {
  const undone: (() => void)[] = [];
  for (const [key, page] of listsOf(queryClient, queries)) {
    const before = page.people.find((person) => person.id === id);
    if (!before) continue;
    const set = (change: PersonPatch) =>
      queryClient.setQueryData<PeoplePage>(key, (now) => now && withPatch(now, id, change));
    set(patch);
    undone.push(() => set(valuesOf(before, patch)));
  }
  const { queryKey } = queries.people.get.query({ id });
  const details = queryClient.getQueryData<PersonDetails>(queryKey);
  if (details) {
    const set = (change: PersonPatch) =>
      queryClient.setQueryData<PersonDetails>(queryKey, (now) => now && { ...now, ...change });
    set(patch);
    undone.push(() => set(valuesOf(details, patch)));
  }
  return () => {
    for (const undo of undone) undo();
  };
}

/** Takes an invitation out of every list; returns the way back. */
export function removeInvitation(
  queryClient: QueryClient,
  queries: Queries,
  tenantId: string,
  id: string,
): () => void {
  const undone: (() => void)[] = [];
  for (const [key, page] of listsOf(queryClient, queries)) {
    if (!page.people.some((person) => person.id === id)) continue;
    const people = page.people.filter((person) => person.id !== id);
    queryClient.setQueryData<PeoplePage>(key, { ...page, people, total: page.total - 1 });
    undone.push(() => queryClient.setQueryData<PeoplePage>(key, page));
  }
  const { queryKey } = queries.tenants.invitations.query({ id: tenantId });
  const open = queryClient.getQueryData<{ invitations: Invitation[] }>(queryKey);
  if (open) {
    const invitations = open.invitations.filter((invitation) => invitation.id !== id);
    queryClient.setQueryData(queryKey, { invitations });
    undone.push(() => queryClient.setQueryData(queryKey, open));
  }
  return () => {
    for (const undo of undone) undo();
  };
}

/** What a change of people may have made untrue. */
export function keysOfPeople(queries: Queries, tenantId: string): QueryKey[] {
  return [
    queries.people.list.key,
    queries.people.get.key,
    queries.tenants.invitations.query({ id: tenantId }).queryKey,
  ];
}

/** Every page of people that has been read one at a time; those of an endless list have another shape. */
function listsOf(queryClient: QueryClient, queries: Queries): [QueryKey, PeoplePage][] {
  return queryClient
    .getQueriesData<PeoplePage>({ queryKey: queries.people.list.key })
    .flatMap(([key, page]) => (page && Array.isArray(page.people) ? [[key, page]] : []));
}

function withPatch(page: PeoplePage, id: string, patch: PersonPatch): PeoplePage {
  return { ...page, people: page.people.map((one) => (one.id === id ? { ...one, ...patch } : one)) };
}

/** The values that somebody has now of what a patch would set. */
function valuesOf(person: PersonSummary, patch: PersonPatch): PersonPatch {
  return {
    ...(patch.role !== undefined && { role: person.role }),
    ...(patch.status !== undefined && { status: person.status }),
  };
}
