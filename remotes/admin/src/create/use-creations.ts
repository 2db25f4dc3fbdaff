import { type InvitePerson, type PersonCreation, personCreations } from '@ficus/contracts';
import { type ClientOf, createServiceClient } from '@ficus/service-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

const TABLE = { personCreations };
const KEY = ['person-creations'];
/** While somebody is being made it is asked how far they are; otherwise others may have begun. */
const SOON_MS = 1_000;
const LATER_MS = 30_000;

/** The one client of these routes: the host's has what everybody needs. */
let client: ClientOf<typeof TABLE> | undefined;

function creations() {
  client ??= createServiceClient({}, TABLE);
  return client.personCreations;
}

/** Makes the client of these routes; otherwise its first use does. */
export function prepareCreations(): void {
  creations();
}

/** Whether it has not ended. */
export function isUnderWay({ state }: PersonCreation): boolean {
  return state !== 'done' && state !== 'failed';
}

/** People who are being made here, and those who were within the last day. */
export function useCreations() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await creations().list({}, { signal })).creations,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? SOON_MS : LATER_MS),
  });
}

/** Begins to make somebody. */
export function useCreatePerson() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (person: InvitePerson) => creations().create(person),
    onSuccess: (begun) =>
      queryClient.setQueryData<PersonCreation[]>(KEY, (known = []) => [
        begun,
        ...known.filter(({ id }) => id !== begun.id),
      ]),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: KEY }),
  });
}
