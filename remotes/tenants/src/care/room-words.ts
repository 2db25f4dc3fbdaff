import type { TenantUsage } from '@ficus/contracts';

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
const NOUNS: Readonly<
  Record<string, { readonly label: string; readonly counted: string; readonly room: string }>
> = {
  people: {
    label: 'People',
    counted: 'Active people and open invitations.',
    room: 'Deactivate somebody or revoke an invitation',
  },
  workspaces: { label: 'Workspaces', counted: 'Those in use, without archived ones.', room: 'Archive one' },
};

/** What is counted, and how. */
export function measureWords(id: string): { readonly label: string; readonly counted: string } {
  return NOUNS[id] ?? { label: id, counted: '' };
}

/** What the room means, and what to do about it. */
export function roomWords(measure: Measure): string {
  const { used, limit = 0 } = measure;
  const make = NOUNS[measure.id]?.room ?? 'Use less';
  switch (roomOf(measure)) {
    case undefined:
      return 'The plan does not limit it.';
    case 'free':
      return `Room for ${limit - used} more.`;
    case 'near':
      return limit - used === 1
        ? 'Nearly full: room for one more.'
        : `Nearly full: room for ${limit - used} more.`;
    case 'full':
      return `Full: no more can be added. ${make}, or have the plan changed.`;
    case 'over':
      return `${used - limit} more than the plan allows. What is here stays, and nothing can be added. ${make}, or have the plan changed.`;
  }
}
