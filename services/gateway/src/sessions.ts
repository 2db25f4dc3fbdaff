import { createHash } from 'node:crypto';
import { Person } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import { z } from 'zod/mini';

const Introspection = z.object({ person: Person, token: z.string(), expiresAt: z.number() });

/** A known session: who it is, and the service token to pass on for them. */
export type Session = z.infer<typeof Introspection>;

/** How long an answer is taken as true: a sign-out elsewhere is noticed within this time. */
const FRESH_MS = 3000;
const LIMIT = 10_000;

interface Entry {
  session: Session | undefined;
  askedAt: number;
  pending?: Promise<Session | undefined>;
}

/**
 * Who a session cookie belongs to, asked of the auth service and kept for three seconds. While auth is down, a session
 * that was known goes on until its service token expires.
 */
export function createSessions(options: { authUrl: string; now?: () => number }) {
  const now = options.now ?? Date.now;
  const entries = new Map<string, Entry>();

  async function ask(secret: string): Promise<Session | undefined> {
    const response = await fetch(`${options.authUrl}/internal/sessions/introspect`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ session: secret }),
      signal: AbortSignal.timeout(3000),
    });
    if (response.status === 401) return undefined;
    if (!response.ok) throw new Error(`auth answered ${response.status}`);
    return Introspection.parse(await response.json());
  }

  async function refresh(
    key: string,
    secret: string,
    known: Entry | undefined,
  ): Promise<Session | undefined> {
    try {
      const session = await ask(secret);
      remember(key, { session, askedAt: now() });
      return session;
    } catch (cause) {
      if (known?.session && known.session.expiresAt > now()) {
        remember(key, { session: known.session, askedAt: known.askedAt });
        return known.session;
      }
      entries.delete(key);
      throw problem(503, 'unavailable', 'Nobody can say right now whose session this is; try again', {
        cause,
      });
    }
  }

  function remember(key: string, entry: Entry): void {
    entries.delete(key);
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= LIMIT) break;
      entries.delete(oldest);
    }
  }

  return {
    /** The session of a cookie's secret; undefined when there is none. Throws a 503 problem when nobody can say. */
    async find(secret: string | undefined): Promise<Session | undefined> {
      if (!secret) return undefined;
      const key = keyOf(secret);
      const known = entries.get(key);
      if (known?.pending) return known.pending;
      if (known && now() - known.askedAt < FRESH_MS) return known.session;
      const pending = refresh(key, secret, known);
      // Many requests at once ask auth only once.
      remember(key, { session: known?.session, askedAt: known?.askedAt ?? 0, pending });
      return pending;
    },
    /** Forgets what is known of a cookie's secret: its session has just begun or ended. */
    forget(secret: string | undefined): void {
      if (secret) entries.delete(keyOf(secret));
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

/** Secrets are not kept in memory longer than a request. */
function keyOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
