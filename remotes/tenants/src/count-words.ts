import { plural } from '@ficus/i18n';

/** What is counted here. */
export type Counted = 'people' | 'members' | 'tenants' | 'workspaces' | 'days';

/** A number with its noun: `1 person`, `1,200 people`. */
export function countWords(count: number, what: Counted): string {
  switch (what) {
    case 'people':
      return plural(count, { one: '# person', other: '# people' });
    case 'members':
      return plural(count, { one: '# member', other: '# members' });
    case 'tenants':
      return plural(count, { one: '# tenant', other: '# tenants' });
    case 'workspaces':
      return plural(count, { one: '# workspace', other: '# workspaces' });
    case 'days':
      return plural(count, { one: '# day', other: '# days' });
  }
}
