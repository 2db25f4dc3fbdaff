import { language } from '@ficus/i18n';
import type { LateClient } from '@ficus/service-client';
import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { HostParts } from '../host/create-host.ts';
import { INBOX_KEY } from './inbox-key.ts';
import { lateClient } from './late-client.ts';

type Page = Awaited<ReturnType<LateClient['notifications']['list']>>;
type Pages = InfiniteData<Page, string | undefined>;

/** What the person has been told, and how to have read it. A read one shows at once, and comes back if that failed. */
export function useInbox(host: Pick<HostParts, 'makeLateClient'>) {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: INBOX_KEY,
    queryFn: ({ pageParam, signal }) =>
      lateClient(host).notifications.list(
        { language: language(), ...(pageParam !== undefined && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 60_000,
  });
  // What a later one shows already must not be taken back by one before it.
  const isLast = () => queryClient.isMutating({ mutationKey: INBOX_KEY }) === 1;
  const reading = useMutation({
    mutationKey: INBOX_KEY,
    // One after the other: what is asked while another is under way waits for it, and shows at once all the same.
    scope: { id: 'inbox' },
    mutationFn: (ids: readonly string[] | undefined) =>
      lateClient(host).notifications.markRead(ids ? { ids: [...ids] } : {}),
    onMutate: async (ids) => {
      await queryClient.cancelQueries({ queryKey: INBOX_KEY });
      const before = queryClient.getQueryData<Pages>(INBOX_KEY);
      queryClient.setQueryData<Pages>(INBOX_KEY, (data) => data && withRead(data, ids, Date.now()));
      return before;
    },
    onError: (_error, _ids, before) => {
      if (isLast()) queryClient.setQueryData(INBOX_KEY, before);
    },
    onSettled: () => (isLast() ? queryClient.invalidateQueries({ queryKey: INBOX_KEY }) : undefined),
  });
  return {
    query,
    reading,
    isReadingAll: reading.isPending && reading.variables === undefined,
    notifications: query.data?.pages.flatMap(({ notifications }) => notifications) ?? [],
    unread: query.data?.pages[0]?.unread ?? 0,
  };
}

/** The same pages with these read, or all. */
export function withRead(data: Pages, ids: readonly string[] | undefined, now: number): Pages {
  const isMeant = (id: string) => ids === undefined || ids.includes(id);
  let read = 0;
  const pages = data.pages.map((page) => ({
    ...page,
    notifications: page.notifications.map((one) => {
      if (one.readAt !== undefined || !isMeant(one.id)) return one;
      read += 1;
      return { ...one, readAt: now };
    }),
  }));
  const left = (unread: number) => (ids === undefined ? 0 : Math.max(0, unread - read));
  return { ...data, pages: pages.map((page) => ({ ...page, unread: left(page.unread) })) };
}
