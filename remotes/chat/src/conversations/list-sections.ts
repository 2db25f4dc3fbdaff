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
  readonly now: Date;
}

/** Rows under a heading. The list is counted in lines, headings among them. */
export interface ListSection extends ConversationGroup {
  /** Lines above its heading. */
  readonly start: number;
}

/** The list under its headings: pinned, not sent yet, by age, archived; how many `lines` that makes, and `count` rows. */
export function listSections({ entries, unsent, filter, isArchive, now }: ListSectionsInput) {
  const isFiltered = filter.trim() !== '';
  const found = filterConversations(entries, filter);
  const archived = found.filter(({ archivedAt }) => archivedAt !== undefined);
  const others = isArchive ? [] : found.filter(({ archivedAt }) => archivedAt === undefined);
  const pinned = others.filter(({ pinnedAt }) => pinnedAt !== undefined);
  const aged = others.filter(({ pinnedAt }) => pinnedAt === undefined);
  const foundUnsent = isArchive ? [] : filterConversations(unsent, filter);
  const groups: ConversationGroup[] = [
    { label: t`Pinned`, entries: pinned },
    { label: t`Not sent yet`, entries: foundUnsent },
    ...groupByAge(aged, now),
    { label: t`Archived`, entries: isArchive || isFiltered ? archived : [] },
  ];
  const sections: ListSection[] = [];
  let lines = 0;
  for (const group of groups) {
    if (group.entries.length === 0) continue;
    sections.push({ ...group, start: lines });
    lines += 1 + group.entries.length;
  }
  return { sections, lines, count: lines - sections.length };
}
