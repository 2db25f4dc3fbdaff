import { t } from '@ficus/i18n';
import type { View } from '@ficus/migration-wrapper';

/** A change of view in words. */
export function swapWords(title: string, to: View): string {
  return to === 'remote'
    ? t`You now see the new ${title}. Your work came along.`
    : t`The previous version of ${title} is back. Your work is kept.`;
}
