import type { TenantUsage } from '@ficus/contracts';
import { number, plural, t } from '@ficus/i18n';

type Measure = TenantUsage['measures'][number];

/** How full something is: `near` from four fifths on, and where there is room for one more only. */
export type Room = 'free' | 'near' | 'full' | 'over';

/** How much room there is; undefined where nothing limits it. */
export function roomOf({ used, limit }: Measure): Room | undefined {
  if (limit === undefined) return undefined;
  if (used > limit) return 'over';
  if (used === limit) return 'full';
  return used * 5 >= limit * 4 || limit - used === 1 ? 'near' : 'free';
}

/** What people call what is counted; what this page does not know keeps its name. */
const nouns = (): Readonly<
  Record<string, { readonly label: string; readonly counted: string; readonly room: string }>
> => ({
  people: {
    label: t`People`,
    counted: t`Active people and open invitations.`,
    room: t`Deactivate somebody or revoke an invitation`,
  },
  workspaces: {
    label: t`Workspaces`,
    counted: t`Those in use, without archived ones.`,
    room: t`Archive one`,
  },
});

/** What is counted, and how. */
export function measureWords(id: string): { readonly label: string; readonly counted: string } {
  return nouns()[id] ?? { label: id, counted: '' };
}

/** What the room means, and what to do about it. */
export function roomWords(measure: Measure): string {
  const { used, limit = 0 } = measure;
  const make = nouns()[measure.id]?.room ?? t`Use less`;
  switch (roomOf(measure)) {
    case undefined:
      return t`The plan does not limit it.`;
    case 'free':
      return plural(limit - used, { one: 'Room for # more.', other: 'Room for # more.' });
    case 'near':
      return limit - used === 1
        ? t`Nearly full: room for one more.`
        : t`Nearly full: room for ${number(limit - used)} more.`;
    case 'full':
      return t`Full: no more can be added. ${make}, or have the plan changed.`;
    case 'over':
      return t`${number(used - limit)} more than the plan allows. What is here stays, and nothing can be added. ${make}, or have the plan changed.`;
  }
}
