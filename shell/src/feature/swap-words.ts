import type { View } from '@ficus/migration-wrapper';

/** A change of view in words. */
export function swapWords(title: string, to: View): string {
  return to === 'remote'
    ? `You now see the new ${title}. Your work came along.`
    : `The previous version of ${title} is back. Your work is kept.`;
}
