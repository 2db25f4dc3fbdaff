import type { Api } from '@ficus/contracts';
import type {
  DataTag,
  InfiniteData,
  UndefinedInitialDataInfiniteOptions,
  UndefinedInitialDataOptions,
  UseMutationOptions,
} from '@tanstack/react-query';
import type { CallOptions } from '../call.ts';
import type { CallInput, CallOutput, ServiceClient } from '../service-client.ts';
import type { ServiceError } from '../service-error.ts';
import { type RouteKey, routeKey } from './route-key.ts';

type Input<R> = object extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>];

type Tagged<Options, Data> = Options & { queryKey: DataTag<RouteKey, Data, ServiceError> };
type QueryOptions<Data> = Tagged<UndefinedInitialDataOptions<Data, ServiceError, Data, RouteKey>, Data>;
type InfiniteOptions<Page> = Tagged<
  UndefinedInitialDataInfiniteOptions<
    Page,
    ServiceError,
    InfiniteData<Page, string | undefined>,
    RouteKey,
    string | undefined
  >,
  InfiniteData<Page, string | undefined>
>;

/** What a read offers: for `useQuery`, `prefetchQuery`, `getQueryData`. */
interface ReadQueries<R> {
  /** One answer. */
  query(...input: Input<R>): QueryOptions<CallOutput<R>>;
  /** What the keys of all its answers begin with: to invalidate them. */
  readonly key: RouteKey;
}

/** What a list with a cursor offers besides: for `useInfiniteQuery`. */
interface PagedQueries<R> {
  /** All pages read so far; `input` is without the cursor. */
  pages(input?: Omit<CallInput<R>, 'cursor'>): InfiniteOptions<CallOutput<R>>;
}

/** What a write offers: for `useMutation`. */
interface WriteQueries<R> {
  mutation(): UseMutationOptions<CallOutput<R>, ServiceError, CallInput<R>>;
}

type Paged<R> = CallInput<R> extends { cursor?: string | undefined } ? PagedQueries<R> : unknown;
type Of<R> = R extends { method: 'GET' } ? ReadQueries<R> & Paged<R> : WriteQueries<R>;

/** TanStack Query's options for every route, by group and name as in the contracts. */
export type Queries = { readonly [G in keyof Api]: { readonly [N in keyof Api[G]]: Of<Api[G][N]> } };

type AnyCall = (input?: object, options?: CallOptions) => Promise<unknown>;

// The service client retries, and knows when it is no use; a second layer would multiply its attempts.
const COMMON = { retry: false, networkMode: 'always' } as const;

/**
 * Derives the options of every route of a client. Reads are cancelled when nobody waits for them any more; errors are
 * `ServiceError`s; nothing here retries. By the client's own names, not the contracts': a remote that has the client from
 * its host would bring every schema along. So each route has all options at run time; the types offer those that it has.
 */
export function routeQueries(client: ServiceClient): Queries {
  // Every call has this shape; the contracts' types are put back below.
  const all = client as unknown as Readonly<Record<string, Readonly<Record<string, AnyCall>>>>;
  const groups = Object.entries(all).map(([group, calls]) => {
    const entries = Object.keys(calls).map((name) => {
      // Looked up at each call: a remote's client is a fence around the host's.
      const perform: AnyCall = (input, options) => (calls[name] as AnyCall)(input, options);
      return [name, { ...read(group, name, perform), ...write(perform) }];
    });
    return [group, Object.fromEntries(entries)];
  });
  // Built from the very client that the type is derived from.
  return Object.fromEntries(groups) as Queries;
}

function read(group: string, name: string, perform: AnyCall) {
  return {
    key: routeKey(group, name),
    query: (input: object = {}) => ({
      ...COMMON,
      queryKey: routeKey(group, name, input),
      queryFn: ({ signal }: { signal: AbortSignal }) => perform(input, { signal }),
    }),
    pages: (input: object = {}) => ({
      ...COMMON,
      queryKey: routeKey(group, name, input, 'pages'),
      queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
        perform({ ...input, cursor: pageParam }, { signal }),
      initialPageParam: undefined,
      getNextPageParam: (page: { nextCursor?: string }) => page.nextCursor,
    }),
  };
}

function write(perform: AnyCall) {
  return { mutation: () => ({ ...COMMON, mutationFn: (input?: object) => perform(input) }) };
}
