import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useHost } from '../host-context.ts';
import { outgoingNow } from '../sending/outgoing-message.ts';
import { useOutgoing } from '../sending/use-outgoing.ts';
import { useSendMessage } from '../sending/use-send-message.ts';
import { visibleDraft } from './visible-draft.ts';

/** Longest message that the service takes, in UTF-16 code units. */
export const MESSAGE_LIMIT = 32_000;

/** What the composer of one conversation shows and does. */
export interface Composer {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly sendOnEnter: boolean;
  readonly isSending: boolean;
  /** Characters beyond what the service takes; 0 when the text fits. */
  readonly excess: number;
  readonly canSend: boolean;
  typed(text: string, caret: number): void;
  caretMoved(caret: number): void;
  submit(): void;
  /** Ends the reply that is being made; absent where none is. */
  readonly stop: (() => void) | undefined;
}

/** The draft of one conversation: what stands in the composer, where its caret is, and how it is sent. */
export function useComposer(conversationId: string): Composer {
  const host = useHost();
  const { session } = host;
  const ref = useRef<HTMLTextAreaElement>(null);
  const draft = useStore(session.drafts, (state) => state.drafts[conversationId]);
  const sendOnEnter = useStore(session.preferences, (state) => state.values.sendOnEnter !== false);
  const outgoing = useOutgoing(conversationId);
  const { send, stop } = useSendMessage(conversationId);

  // An older host's client has no such call.
  const canStop = 'stop' in host.client.chat;
  // Events may come between a change and the next render, so they ask for the draft of this moment.
  const draftNow = () =>
    visibleDraft(session.drafts.getState().drafts[conversationId], outgoingNow(host, conversationId));
  const text = visibleDraft(draft, outgoing)?.text ?? '';
  const excess = Math.max(0, text.trim().length - MESSAGE_LIMIT);
  const isSending = outgoing.some((one) => one.state === 'sending');

  useLayoutEffect(() => {
    const kept = session.drafts.getState().drafts[conversationId];
    const caret = kept?.caret ?? kept?.text.length ?? 0;
    ref.current?.setSelectionRange(caret, caret);
  }, [session, conversationId]);

  const { draftChanged, draftEnded } = session.drafts.getState();
  return {
    ref,
    text,
    sendOnEnter,
    isSending,
    excess,
    stop: isSending && canStop ? stop : undefined,
    canSend: text.trim() !== '' && excess === 0 && !isSending,
    typed(next, caret) {
      if (next === '') draftEnded(conversationId);
      else draftChanged(conversationId, { text: next, caret });
    },
    caretMoved(caret) {
      const now = draftNow();
      if (now && now.caret !== caret) draftChanged(conversationId, { text: now.text, caret });
    },
    submit() {
      const content = draftNow()?.text.trim() ?? '';
      if (content !== '' && content.length <= MESSAGE_LIMIT) send(content);
    },
  };
}
