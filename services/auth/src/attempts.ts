import { problem } from '@ficus/service-kit';

const WINDOW_MS = 10 * 60_000;
/** For one e-mail address from one network address: a person who has forgotten, or someone who guesses. */
const FROM_ONE_ADDRESS = 10;
/** For one e-mail address from anywhere: someone who guesses from many places. */
const FROM_ANYWHERE = 50;
const REMEMBERED = 10_000;

interface Count {
  tries: number;
  readonly since: number;
}

/** Counts failed tries of signing in. */
export interface Attempts {
  /** Counts a try before it is made, so that tries at once count too. Throws 429 `too-many-attempts` past a limit. */
  take(email: string, address: string): void;
  /** Forgets the tries: one has succeeded. */
  clear(email: string, address: string): void;
}

function tooMany(count: Count, now: number) {
  const waitS = Math.ceil((count.since + WINDOW_MS - now) / 1000);
  return problem(429, 'too-many-attempts', 'Too many failed tries to sign in; wait before the next one.', {
    detail: `Try again in ${waitS} s.`,
    headers: { 'retry-after': String(waitS) },
  });
}

/**
 * Makes a counter that allows, in 10 minutes and for one e-mail address, 10 failed tries from one network address and
 * 50 from all. Each process counts for itself.
 */
export function createAttempts(now: () => number = Date.now): Attempts {
  const counts = new Map<string, Count>();

  function countOf(key: string): Count {
    const known = counts.get(key);
    const count = known && now() - known.since < WINDOW_MS ? known : { tries: 0, since: now() };
    counts.delete(key);
    counts.set(key, count);
    const [oldest] = counts.keys();
    if (counts.size > REMEMBERED && oldest !== undefined) counts.delete(oldest);
    return count;
  }

  const keysOf = (email: string, address: string) => {
    const anywhere = email.toLowerCase();
    return { here: `${anywhere} ${address}`, anywhere };
  };
  return {
    take(email, address) {
      const { here, anywhere } = keysOf(email, address);
      const counted = [
        { count: countOf(anywhere), limit: FROM_ANYWHERE },
        { count: countOf(here), limit: FROM_ONE_ADDRESS },
      ];
      const exceeded = counted.find(({ count, limit }) => count.tries >= limit);
      if (exceeded) throw tooMany(exceeded.count, now());
      for (const { count } of counted) count.tries += 1;
    },
    clear(email, address) {
      const { here, anywhere } = keysOf(email, address);
      counts.delete(here);
      counts.delete(anywhere);
    },
  };
}
