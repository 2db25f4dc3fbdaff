import { z } from 'zod/mini';

/** Tells who has just been told something. */
export interface LiveNotifications {
  /** Calls back when this person was told something in this tenant, and when that may have gone unheard; returns its undo. */
  subscribe(who: Who, listener: () => void): () => void;
  close(): void;
}

interface Who {
  readonly id: string;
  readonly tenantId: string;
}

const Told = z.object({ personId: z.string(), tenantId: z.string() });
const AGAIN_MS = 1_000;
/** The service sends something every 15 s. */
const SILENCE_MS = 45_000;

const keyOf = (personId: string, tenantId: string) => JSON.stringify([personId, tenantId]);

/** Listens to the notifications service by one stream for all browsers, made again whenever it breaks. */
export function createLiveNotifications(url: string): LiveNotifications {
  const listeners = new Map<string, Set<() => void>>();
  const closing = new AbortController();
  let wasHeard = false;

  const ring = (some: Iterable<() => void>) => {
    for (const listener of some) listener();
  };

  async function listen(): Promise<void> {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const signal = AbortSignal.any([closing.signal, silence.signal]);
      const answer = await fetch(new URL('/internal/live', url), { signal });
      if (!answer.ok || !answer.body) throw new Error(`The notifications service answered ${answer.status}.`);
      // Between two streams things may have been told.
      if (wasHeard) ring([...listeners.values()].flatMap((some) => [...some]));
      wasHeard = true;
      let rest = '';
      for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) hear(line);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  function hear(line: string) {
    if (!line.startsWith('data: ')) return;
    const told = Told.safeParse(JSON.parse(line.slice('data: '.length)));
    if (told.success) ring(listeners.get(keyOf(told.data.personId, told.data.tenantId)) ?? []);
  }

  async function goOn() {
    while (!closing.signal.aborted) {
      // A service that is down is no news: `/health/services` says it.
      await listen().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
    }
  }
  void goOn();

  return {
    subscribe({ id, tenantId }, listener) {
      const key = keyOf(id, tenantId);
      const mine = listeners.get(key) ?? new Set();
      listeners.set(key, mine.add(listener));
      return () => {
        mine.delete(listener);
        if (mine.size === 0) listeners.delete(key);
      };
    },
    close: () => closing.abort(),
  };
}
