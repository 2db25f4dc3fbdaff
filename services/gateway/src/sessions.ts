import { createHash } from 'node:crypto';
import { Assignment, Person } from '@ficus/contracts';
import { askNeighbour, problem } from '@ficus/service-kit';
import { z } from 'zod/mini';

const Introspection = z.object({
  person: Person,
  /** Absent where auth is one of before, which knows one tenant only. */
  tenants: z.optional(z.array(Assignment)),
  token: z.string(),
  expiresAt: z.number(),
});

/** A known session: who it is, and the service token to pass on for them. */
export type Session = z.infer<typeof Introspection>;

/** What a request claims of its session. */
export interface SessionClaim {
  /** Who it is: the secret. */
  readonly secret: string | undefined;
  /**
   * The tenant that the session last switched to. It is not believed, but another one than before means that what is
   * remembered of the session is out of date, whichever gateway the switch went through.
   */
  readonly tenant: string | undefined;
}

/** How long an answer is taken as true: a sign-out elsewhere is noticed within this time. */
const FRESH_MS = 3000;
/** A session in use is asked for again when no more than this is left of it, before anybody has to wait for auth. */
const AHEAD_MS = 1500;
/** For so long a known session goes on before auth is asked again, when it did not answer. */
const AGAIN_MS = 1000;
const LIMIT = 10_000;

interface Entry {
  readonly session: Session | undefined;
  /** In milliseconds since 1970. */
  readonly freshUntil: number;
  /** What comes in its place. */
  pending?: Promise<Session | undefined>;
}

/**
 * Who a session cookie belongs to, asked of the auth service and kept for three seconds; one that is in use is asked for
 * before they are over, so that hardly any request waits for auth. While auth is down, a session that was known goes on
 * until its service token expires.
 */
export function createSessions(options: { authUrl: string; now?: () => number }) {
  const now = options.now ?? Date.now;
  const entries = new Map<string, Entry>();

  async function ask(secret: string): Promise<Session | undefined> {
    const { status, text } = await askNeighbour(`${options.authUrl}/internal/sessions/introspect`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ session: secret }),
      timeoutMs: 3_000,
    });
    if (status === 401) return undefined;
    if (status >= 300) throw new Error(`auth answered ${status}`);
    return Introspection.parse(JSON.parse(text));
  }

  async function refresh(key: string, secret: string, entry: Entry): Promise<Session | undefined> {
    // An answer on its way while the session was forgotten is older than what made us forget it.
    const put = (next: Entry) => entries.get(key) === entry && remember(key, next);
    const askedAt = now();
    try {
      const session = await ask(secret);
      put({ session, freshUntil: askedAt + FRESH_MS });
      return session;
    } catch (cause) {
      const { session } = entry;
      if (session && session.expiresAt > now()) {
        put({ session, freshUntil: now() + AGAIN_MS });
        return session;
      }
      if (entries.get(key) === entry) entries.delete(key);
      throw problem(503, 'unavailable', 'Nobody can say right now whose session this is; try again', {
        cause,
      });
    }
  }

  /** Many requests at once ask auth only once. */
  function begin(key: string, secret: string, entry: Entry): Promise<Session | undefined> {
    remember(key, entry);
    entry.pending = refresh(key, secret, entry);
    return entry.pending;
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
    async find({ secret, tenant }: SessionClaim): Promise<Session | undefined> {
      if (!secret) return undefined;
      const key = keyOf(secret, tenant);
      const known = entries.get(key);
      const leftMs = (known?.freshUntil ?? 0) - now();
      if (!known || leftMs <= 0)
        return known?.pending ?? begin(key, secret, known ?? { session: undefined, freshUntil: 0 });
      // Nobody waits for it: that it failed is seen by who comes when the time is over.
      if (known.session && !known.pending && leftMs < AHEAD_MS)
        begin(key, secret, known).catch(() => undefined);
      return known.session;
    },
    /** Forgets what is known of a session: it has just begun, changed or ended. */
    forget({ secret, tenant }: SessionClaim): void {
      if (secret) entries.delete(keyOf(secret, tenant));
    },
    /** Forgets all that is known of a person's sessions: some of them may have ended. */
    forgetPerson(personId: string): void {
      for (const [key, { session }] of entries) if (session?.person.id === personId) entries.delete(key);
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

/** Secrets are not kept in memory longer than a request. */
function keyOf(secret: string, tenant = ''): string {
  return createHash('sha256').update(`${secret}\n${tenant}`).digest('base64');
}
