/** What of a keyboard event tells whether it sends. */
export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

/**
 * Whether a key press sends the message. With `sendOnEnter` Enter does, unless Shift or Alt is held; without it only
 * Ctrl+Enter or Cmd+Enter does. Enter that ends a composition (Japanese input and others) never sends.
 */
export function isSendKey(press: PressedKey, sendOnEnter: boolean): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.shiftKey || press.altKey) return false;
  return sendOnEnter || press.ctrlKey || press.metaKey;
}
