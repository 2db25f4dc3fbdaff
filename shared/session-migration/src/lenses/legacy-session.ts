import type { Person } from '@ficus/contracts';
import { isRecord, type JsonRecord, member } from './json-record.ts';
import { kindOf } from './legacy-problem.ts';
import { parseInSteps } from './parse-in-steps.ts';
import type { Steps } from './steps.ts';

/** Where the legacy application keeps its session. */
export const LEGACY_KEY = 'ai-assistant-session';
/** Version that a legacy session made by us bears: the last one of the legacy application. */
const LEGACY_VERSION = '1.8.2';

/**
 * What stands under the legacy key, as this person may use it. `foreign` is another person's and must not be read
 * further; `unreadable` is no session at all. Neither may be written over.
 */
export type LegacyRead =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'own'; readonly session: JsonRecord };

/**
 * Parses the legacy key's value, once. A session belongs to whom its user's id or e-mail address names. One that
 * names nobody (versions before 1.2 had no user) belongs to the first person who signs in: `adoptedBy` is the id of
 * the person who did so, if somebody has.
 */
export function* readLegacy(raw: string | null, person: Person, adoptedBy?: string): Steps<LegacyRead> {
  if (raw === null || raw === '') return { kind: 'absent' };
  let session: unknown;
  try {
    session = yield* parseInSteps(raw);
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof SyntaxError ? 'not JSON' : String(error) };
  }
  if (!isRecord(session)) return { kind: 'unreadable', reason: `${kindOf(session)} instead of a session` };
  return isOwn(session, person, adoptedBy) ? { kind: 'own', session } : { kind: 'foreign' };
}

function isOwn(session: JsonRecord, person: Person, adoptedBy: string | undefined): boolean {
  const user = member(session, 'user');
  const id = isRecord(user) ? member(user, 'id') : undefined;
  const email = isRecord(user) ? member(user, 'email') : undefined;
  if (typeof id !== 'string' && typeof email !== 'string') {
    return adoptedBy === undefined || adoptedBy === person.id;
  }
  return id === person.id || (typeof email === 'string' && normal(email) === normal(person.email));
}

function normal(email: string): string {
  return email.trim().toLowerCase();
}

/** An empty legacy session for a person, for a browser that has none. */
export function newLegacySession(person: Person): JsonRecord {
  const { id, email, name, role, tenantId } = person;
  return {
    version: LEGACY_VERSION,
    user: { id, email, name, role, tenant: tenantId },
    settings: {},
    chats: [],
  };
}
