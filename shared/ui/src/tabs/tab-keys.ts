/**
 * Which of `count` tabs a key moves to from tab `current`, by the ARIA practices for tabs: arrows along the row wrap
 * around, Home and End jump. `undefined` when the key is not for moving.
 */
export function tabAfterKey(
  key: string,
  current: number,
  count: number,
  isRightToLeft: boolean,
): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (current + (isRightToLeft ? count - 1 : 1)) % count;
    case 'ArrowLeft':
      return (current + (isRightToLeft ? 1 : count - 1)) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
