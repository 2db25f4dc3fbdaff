import type { Draft } from '@ficus/session-migration';
import type { OutgoingMessage } from '../sending/outgoing-message.ts';

/**
 * The draft as the composer shows it. A draft is kept until the service has its message, so that nothing that
 * happens meanwhile can lose it; while that message stands in the thread the composer hides it.
 */
export function visibleDraft(
  draft: Draft | undefined,
  outgoing: readonly OutgoingMessage[],
): Draft | undefined {
  if (!draft) return undefined;
  const text = draft.text.trim();
  const isUnderWay = outgoing.some(
    ({ message }) => message.content === text && draft.updatedAt <= message.createdAt,
  );
  return isUnderWay ? undefined : draft;
}
