import type { MouseEvent } from 'react';

/** Tells a click that follows a link here from one that asks for a new tab, a new window or a download. */
export function isPlainClick(event: MouseEvent): boolean {
  const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !hasModifier && !event.defaultPrevented;
}
