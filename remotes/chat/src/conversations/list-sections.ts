import { t } from '@ficus/i18n';
import { filterConversations } from './filter-conversations.ts';
import { type ConversationGroup, groupByAge } from './group-by-age.ts';
import type { ConversationEntry } from './merge-conversations.ts';

interface ListSectionsInput {
  /** The last changed first. */
  readonly entries: readonly ConversationEntry[];
  readonly unsent: readonly ConversationEntry[];
  /** Words that titles must hold; blank for none. */
  readonly filter: string;
  /** Show what is archived, and nothing else. A filter looks everywhere. */
  readonly isArchive: boolean;
  /** Most of the entries, pinned ones not counted. */
  readonly limit: number;
  readonly now: Date;
}

/** The list under its headings: pinned, not sent yet, by age, archived. `count`: of all, without the limit. */
export function listSections({ entries, unsent, filter, isArchive, limit, now }: ListSectionsInput) {
  const isFiltered = filter.trim() !== '';
  const found = filterConversations(entries, filter);
  const archived = found.filter(({ archivedAt }) => archivedAt !== undefined);
  const others = isArchive ? [] : found.filter(({ archivedAt }) => archivedAt === undefined);
  const pinned = others.filter(({ pinnedAt }) => pinnedAt !== undefined);
  const aged = others.filter(({ pinnedAt }) => pinnedAt === undefined);
  const foundUnsent = isArchive ? [] : filterConversations(unsent, filter);
  const sections: ConversationGroup[] = [
    { label: t`Pinned`, entries: pinned },
    { label: t`Not sent yet`, entries: foundUnsent },
    ...groupByAge(aged.slice(0, limit), now),
    {
      label: t`Archived`,
      entries: isArchive || isFiltered ? archived.slice(0, Math.max(0, limit - aged.length)) : [],
    },
  ];
  const shownArchived = isArchive || isFiltered ? archived.length : 0;
  return {
    sections: sections.filter((section) => section.entries.length > 0),
    count: others.length + foundUnsent.length + shownArchived,
  };
}
