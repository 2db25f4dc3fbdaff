import { ownerOf, type Person } from '@ficus/contracts';
import { isRecord, type JsonRecord, member } from './json-record.ts';
import { kindOf } from './legacy-problem.ts';
import { parseInSteps } from './parse-in-steps.ts';
import type { Steps } from './steps.ts';

/** Where the legacy application keeps its session. */
export const LEGACY_KEY = 'ai-assistant-session';
/** Version that a legacy session made by us bears: the last one of the legacy application. */
const LEGACY_VERSION = '1.8.2';

/** Who has taken over what does not say whose it is. */
export interface Adoptions {
  /** Owner (`ownerOf`) of the session that names nobody; undefined while nobody has taken it over. */
  readonly nobodys?: string | undefined;
  /** Id of the tenant to which this person's session that names no tenant belongs; undefined while that is open. */
  readonly tenantless?: string | undefined;
}

/**
 * What stands under the legacy key, as this person may use it in the tenant they act in. `foreign` is another person's,
 * or their own of another tenant, and must not be read further; `unreadable` is no session at all. Neither may be written over.
 */
export type LegacyRead =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'own'; readonly session: JsonRecord };

/**
 * Parses the legacy key's value, once. A session belongs to whom its user's id or e-mail address names, in the tenant
 * that it names. One that names nobody (versions before 1.2 had no user), or no tenant, belongs to the first who meets
 * it: `adoptions` says who did, if somebody has.
 */
export function* readLegacy(
  raw: string | null,
  person: Person,
  adoptions: Adoptions = {},
): Steps<LegacyRead> {
  if (raw === null || raw === '') return { kind: 'absent' };
  let session: unknown;
  try {
    session = yield* parseInSteps(raw);
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof SyntaxError ? 'not JSON' : String(error) };
  }
  if (!isRecord(session)) return { kind: 'unreadable', reason: `${kindOf(session)} instead of a session` };
  return isOwn(session, person, adoptions) ? { kind: 'own', session } : { kind: 'foreign' };
}

/** What a session leaves open of whose it is: everything, the tenant, or nothing. */
export function whatIsOpen(session: JsonRecord): 'owner' | 'tenant' | 'nothing' {
  const { id, email, tenant } = userOf(session);
  if (id === undefined && email === undefined) return 'owner';
  return tenant === undefined ? 'tenant' : 'nothing';
}

function isOwn(session: JsonRecord, person: Person, { nobodys, tenantless }: Adoptions): boolean {
  const { id, email, tenant } = userOf(session);
  if (id === undefined && email === undefined) return nobodys === undefined || nobodys === ownerOf(person);
  const isPersons = id === person.id || (email !== undefined && normal(email) === normal(person.email));
  return isPersons && (tenant ?? tenantless ?? person.tenantId) === person.tenantId;
}

function userOf(session: JsonRecord) {
  const user = member(session, 'user');
  const text = (name: string) => {
    const value = isRecord(user) ? member(user, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return { id: text('id'), email: text('email'), tenant: text('tenant')?.trim() || undefined };
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
