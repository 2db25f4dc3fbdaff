import { dateFormat, t } from '@ficus/i18n';
import type { ConversationEntry } from './merge-conversations.ts';

export interface ConversationGroup {
  readonly label: string;
  readonly entries: readonly ConversationEntry[];
}

const monthName = dateFormat({ month: 'long' });

function startOfDay(now: Date, daysAgo: number): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
}

function ageLabel(updatedAt: number, now: Date): string {
  if (updatedAt >= startOfDay(now, 0)) return t`Today`;
  if (updatedAt >= startOfDay(now, 1)) return t`Yesterday`;
  if (updatedAt >= startOfDay(now, 6)) return t`Last 7 days`;
  const then = new Date(updatedAt);
  const month = monthName(then);
  return then.getFullYear() === now.getFullYear() ? month : `${month} ${then.getFullYear()}`;
}

/** Cuts a list that is sorted by last change into runs of one age: days first, months of this year, months of others. */
export function groupByAge(entries: readonly ConversationEntry[], now: Date): ConversationGroup[] {
  const groups: { label: string; entries: ConversationEntry[] }[] = [];
  for (const entry of entries) {
    const label = ageLabel(entry.updatedAt, now);
    const last = groups.at(-1);
    if (last?.label === label) last.entries.push(entry);
    else groups.push({ label, entries: [entry] });
  }
  return groups;
}
