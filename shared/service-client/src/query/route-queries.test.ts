import { api, type PersonSummary } from '@ficus/contracts';
import { hashKey, InfiniteQueryObserver, MutationObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, expect, expectTypeOf, test } from 'vitest';
import { json, problem, startFaultServer } from '../../testing/fault-server.ts';
import { createServiceClient, isServiceError, type ServiceError } from '../index.ts';
import { optimistically, routeQueries } from './index.ts';

let queryClient = new QueryClient();
afterEach(() => queryClient.clear());

const person = (id: string): PersonSummary => ({
  id,
  email: `${id}@acme.test`,
  name: id,
  role: 'member',
  status: 'active',
  joinedAt: 1,
});

function queriesFor(baseUrl: string) {
  queryClient = new QueryClient();
  return routeQueries(createServiceClient({ baseUrl }));
}

test('no two routes, inputs or shapes share a key', () => {
  const queries = routeQueries(createServiceClient()) as unknown as Record<
    string,
    Record<string, { query?(input?: object): { queryKey: readonly unknown[] }; pages?: typeof Object }>
  >;
  const hashes: string[] = [];
  for (const [group, routes] of Object.entries(api)) {
    for (const name of Object.keys(routes)) {
      const { query, pages } = queries[group]?.[name] ?? {};
      if (!query) continue;
      for (const input of [undefined, { id: 'a' }, { id: 'b' }]) hashes.push(hashKey(query(input).queryKey));
      if (pages) hashes.push(hashKey((pages({}) as { queryKey: readonly unknown[] }).queryKey));
    }
  }
  expect(hashes.length).toBeGreaterThan(20);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('inputs that say the same share one, whatever the order and what is left out', () => {
  const { people } = routeQueries(createServiceClient());
  const one = people.list.query({ search: 'a', role: 'admin', cursor: undefined });
  expect(hashKey(one.queryKey)).toBe(hashKey(people.list.query({ role: 'admin', search: 'a' }).queryKey));
});

test('a read has the types of its route, fails with a typed error, and is tried by the client alone', async () => {
  await using server = await startFaultServer(problem(404));
  const options = queriesFor(server.baseUrl).chat.conversation.query({ id: 'c1' });
  const error = await queryClient.fetchQuery(options).catch((cause: unknown) => cause);
  expect(isServiceError(error) && error.code).toBe('not-found');
  expect(server.seen).toHaveLength(1);
  const cached = queryClient.getQueryData(options.queryKey);
  expectTypeOf(cached?.messages[0]?.role).toEqualTypeOf<'user' | 'assistant' | undefined>();
  // @ts-expect-error a conversation has an id
  routeQueries(createServiceClient()).chat.conversation.query();
});

test('a read that nobody waits for any more is cancelled', async () => {
  let isClosed = false;
  await using server = await startFaultServer((response) => {
    response.once('close', () => {
      isClosed = true;
    });
  });
  const options = queriesFor(server.baseUrl).people.list.query();
  const reading = queryClient.fetchQuery(options).catch((cause: ServiceError) => cause);
  await expect.poll(() => server.seen.length).toBe(1);
  await queryClient.cancelQueries({ queryKey: options.queryKey });
  await reading;
  await expect.poll(() => isClosed).toBe(true);
});

test('a list is read page by page, from cursor to cursor', async () => {
  await using server = await startFaultServer(
    json(200, { people: [person('a')], total: 2, nextCursor: 'next' }),
    json(200, { people: [person('b')], total: 2 }),
  );
  const observer = new InfiniteQueryObserver(
    queryClient,
    queriesFor(server.baseUrl).people.list.pages({ search: 'x' }),
  );
  await observer.fetchNextPage();
  const { data, hasNextPage } = await observer.fetchNextPage();
  expect(data?.pages.flatMap(({ people }) => people.map(({ id }) => id))).toEqual(['a', 'b']);
  expect(hasNextPage).toBe(false);
  expect(server.seen.map(({ url }) => url)).toEqual([
    '/api/v1/people?search=x',
    '/api/v1/people?cursor=next&search=x',
  ]);
});

test('an optimistic change is shown at once, and taken back when it fails', async () => {
  const shown = Promise.withResolvers<void>();
  await using server = await startFaultServer((response, request) => {
    void shown.promise.then(() => problem(409)(response, request));
  });
  const { people } = queriesFor(server.baseUrl);
  const { queryKey } = people.get.query({ id: 'a' });
  queryClient.setQueryData(queryKey, { ...person('a'), workspaces: [] });
  const observer = new MutationObserver(queryClient, {
    ...people.deactivate.mutation(),
    ...optimistically(queryClient, {
      queryKey,
      update: (data: PersonSummary) => ({ ...data, status: 'deactivated' as const }),
    }),
  });
  const changing = observer.mutate({ id: 'a' }).catch((cause: ServiceError) => cause.code);
  await expect.poll(() => queryClient.getQueryData(queryKey)?.status).toBe('deactivated');
  shown.resolve();
  expect(await changing).toBe('conflict');
  expect(queryClient.getQueryData(queryKey)?.status).toBe('active');
});
