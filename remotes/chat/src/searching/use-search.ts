import type { FoundConversation } from '@ficus/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useHost } from '../host-context.ts';

const PAUSE_MS = 250;
/** Fewer letters than this begin too many words. */
const LEAST = 2;

/** What a search through the messages has come to. */
export interface Search {
  /** Undefined where there is nothing to search for, or nothing has come yet. */
  readonly found: readonly FoundConversation[] | undefined;
  readonly isBusy: boolean;
  readonly error: unknown;
  reload(): void;
}

/** Searches the texts of all conversations in the service, a moment after the last letter. */
export function useSearch(filter: string): Search {
  const { client } = useHost();
  const wanted = filter.trim();
  const settled = useSettled(wanted);
  // An older host's client has no such call; titles are searched all the same.
  const isWanted = wanted.length >= LEAST && 'search' in client.chat;
  const query = useQuery({
    queryKey: ['chat', 'search', { search: settled }],
    queryFn: ({ signal }) => client.chat.search({ search: settled.slice(0, 100) }, { signal }),
    enabled: isWanted && settled === wanted,
    staleTime: 10_000,
    // The client tries again by itself where that helps.
    retry: false,
    networkMode: 'always',
  });
  return {
    found: isWanted && settled === wanted ? query.data?.conversations : undefined,
    isBusy: isWanted && (settled !== wanted || query.isFetching),
    error: isWanted && settled === wanted ? query.error : null,
    reload: () => void query.refetch(),
  };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
