import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Answer, ReplyEngine, Turn } from '../replies/reply-engine.ts';
import type { Owner } from './owner.ts';

/** A reply in the making, which any number of readers follow. */
export interface Generation {
  readonly id: string;
  /** The text so far. */
  text(): string;
  /** Grows when the text begins anew instead of going on: the engine has changed its mind. */
  epoch(): number;
  /** Ends the making; what there is by then is the answer. */
  stop(): void;
  readonly answer: Promise<Answer>;
  isOver(): boolean;
  /** Resolves at the next change, at the end, or when `signal` aborts. */
  changed(signal: AbortSignal): Promise<void>;
}

/** Begins a reply. It goes on whether anybody follows it or not. */
export function startGeneration(engine: ReplyEngine, messages: readonly Turn[], owner: Owner): Generation {
  const events = new EventEmitter().setMaxListeners(0);
  const stopping = new AbortController();
  let text = '';
  let epoch = 0;
  let isOver = false;
  const answer = engine
    .reply({
      messages,
      owner,
      signal: stopping.signal,
      onText(next) {
        if (!next.startsWith(text)) epoch += 1;
        text = next;
        events.emit('change');
      },
    })
    .finally(() => {
      isOver = true;
      events.emit('change');
    });
  // Whoever follows it learns of a failure; with nobody following, it is no unhandled one.
  answer.catch(() => undefined);
  return {
    id: randomUUID(),
    text: () => text,
    epoch: () => epoch,
    stop: () => stopping.abort(),
    answer,
    isOver: () => isOver,
    async changed(signal) {
      if (isOver || signal.aborted) return;
      await once(events, 'change', { signal }).catch(() => undefined);
    },
  };
}
