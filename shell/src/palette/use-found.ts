import { may } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import type { CommandGroup } from '@ficus/ui';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FrameActions } from './frame-actions.ts';

/** Fewer letters find too much. */
const SHORTEST = 2;
const PAUSE_MS = 200;
const MOST = 6;
const FRESH_MS = 10_000;

interface Found {
  readonly groups: readonly CommandGroup[];
  readonly isBusy: boolean;
  readonly hasFailed: boolean;
}

/** Conversations, people and tenants by what is typed, of those that the person may see. */
export function useFound(typed: string, { host, features }: FrameActions): Found {
  const { client, person, navigation } = host;
  const search = useSettled(typed.trim().slice(0, 100));
  const isAsked = search.length >= SHORTEST;
  const has = (name: string) => features.some((feature) => feature.name === name);
  const conversations = useQuery({
    queryKey: ['palette', 'conversations', search],
    queryFn: ({ signal }) => client.chat.search({ search }, { signal }),
    enabled: isAsked && has('chat'),
    staleTime: FRESH_MS,
  });
  const people = useQuery({
    queryKey: ['palette', 'people', search],
    queryFn: ({ signal }) => client.people.list({ search, limit: MOST }, { signal }),
    enabled: isAsked && has('admin') && may(person, 'people.read'),
    staleTime: FRESH_MS,
  });
  const tenants = useQuery({
    queryKey: ['palette', 'tenants', search],
    queryFn: ({ signal }) => client.tenants.list({ search, limit: MOST }, { signal }),
    enabled: isAsked && has('tenants') && may(person, 'platform.operate'),
    staleTime: FRESH_MS,
  });
  const all: readonly UseQueryResult[] = [conversations, people, tenants];
  const to = (path: string) => () => navigation.navigate(path);
  const groups = [
    {
      title: t`Conversations`,
      items: (conversations.data?.conversations ?? []).slice(0, MOST).map(({ id, title, excerpt }) => ({
        id: `conversation ${id}`,
        title,
        detail: excerpt,
        isFound: true,
        run: to(`/chat/${encodeURIComponent(id)}`),
      })),
    },
    {
      title: t`People`,
      items: (people.data?.people ?? []).map(({ id, name, email }) => ({
        id: `person ${id}`,
        title: name,
        detail: email,
        isFound: true,
        run: to(`/admin/people/${encodeURIComponent(id)}`),
      })),
    },
    {
      title: t`Tenants`,
      items: (tenants.data?.tenants ?? []).map(({ id, name }) => ({
        id: `tenant page ${id}`,
        title: name,
        detail: id,
        isFound: true,
        run: to(`/tenants/${encodeURIComponent(id)}`),
      })),
    },
  ];
  const isTyping = search !== typed.trim().slice(0, 100) && typed.trim().length >= SHORTEST;
  return {
    // What was found for other words than those typed now would only mislead.
    groups: isTyping ? [] : groups.filter(({ items }) => items.length > 0),
    isBusy: isTyping || all.some(({ isFetching }) => isFetching),
    hasFailed: all.some(({ isError }) => isError),
  };
}

/** What was typed, once nothing has been typed for a moment. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
