/** One message as the old application stored it. Old versions wrote times as ISO 8601, later ones in milliseconds. */
export interface LegacyMessage {
  role: string;
  content: string;
  timestamp: number | string;
  [other: string]: unknown;
}

/** One chat of the old application: `timestamp` is when it began. */
export interface LegacyChatRecord {
  id: string;
  messages: LegacyMessage[];
  timestamp: number | string;
  lastUpdate: number | string;
  [other: string]: unknown;
}

/** The old application's whole state: one JSON string. What is not named here stays in it as it is. */
export interface LegacySession {
  version?: string;
  user?: { id?: string; email?: string; name?: string; role?: string; tenant?: string };
  settings?: Record<string, unknown>;
  chats?: LegacyChatRecord[];
  activeChat?: string | null;
  drafts?: Record<string, string>;
  ui?: Record<string, unknown>;
  [other: string]: unknown;
}

/** Who uses the legacy view. */
export interface LegacyPerson {
  id: string;
  email: string;
  name: string;
  role: string;
  tenantId: string;
  tenantName: string;
}

const VERSION = '1.8.2';

/** The state of somebody who has not chatted yet. */
export function emptySession(person: LegacyPerson): LegacySession {
  const user = {
    id: person.id,
    email: person.email,
    name: person.name,
    role: person.role,
    tenant: person.tenantId,
  };
  return { version: VERSION, user, settings: {}, chats: [], activeChat: null, drafts: {}, ui: {} };
}

/** Whose a state is that does not say it itself, as the new application has noted: nobody has it while null. */
export interface Adoption {
  /** Who has the state that names nobody, such as `user_ada@acme`. */
  nobodys: string | null;
  /** The tenant to which the person's state without a tenant belongs. */
  tenantless: string | null;
}

/**
 * Whether a stored state is this person's, by id or e-mail address, in the tenant where they are. One that names nobody,
 * or no tenant, is taken for theirs unless somebody has it.
 */
export function belongsTo(session: LegacySession, person: LegacyPerson, adoption: Adoption): boolean {
  const { id, email } = isObject(session.user) ? session.user : {};
  const owner = ownerName(person);
  if (typeof id !== 'string' && typeof email !== 'string') return (adoption.nobodys ?? owner) === owner;
  const isPersons = id === person.id || emailOf(session) === normal(person.email);
  const tenant = tenantOf(session) || (adoption.tenantless ?? person.tenantId);
  return isPersons && tenant === person.tenantId;
}

/** The tenant a state belongs to; empty if it names none. */
export function tenantOf(session: LegacySession): string {
  const tenant = isObject(session.user) ? session.user.tenant : undefined;
  return typeof tenant === 'string' ? tenant.trim() : '';
}

function ownerName({ id, tenantId }: LegacyPerson): string {
  return `${encodeURIComponent(id)}@${encodeURIComponent(tenantId)}`;
}

/** The e-mail address a state belongs to, in lower case; empty if it names none. */
export function emailOf(session: LegacySession): string {
  const email = isObject(session.user) ? session.user.email : undefined;
  return typeof email === 'string' ? normal(email) : '';
}

/** The chats that can be shown, the last changed first. Broken ones stay in the session, unseen. */
export function shownChats(session: LegacySession): LegacyChatRecord[] {
  const chats = Array.isArray(session.chats) ? session.chats.filter(isChat) : [];
  return chats.sort((a, b) => changedAt(b) - changedAt(a));
}

/** The messages of a chat that can be shown. */
export function shownMessages(chat: LegacyChatRecord | undefined): LegacyMessage[] {
  return chat?.messages.filter((message) => isObject(message) && typeof message.content === 'string') ?? [];
}

export function findChat(session: LegacySession, id: string | null): LegacyChatRecord | undefined {
  return Array.isArray(session.chats)
    ? session.chats.find((chat) => isChat(chat) && chat.id === id)
    : undefined;
}

/** The draft of a chat; empty if there is none. */
export function draftOf(session: LegacySession, id: string | null): string {
  const text =
    id !== null && isObject(session.drafts) && Object.hasOwn(session.drafts, id) ? session.drafts[id] : '';
  return typeof text === 'string' ? text : '';
}

/** Milliseconds since 1970 from either of the old formats; 0 if it is neither. */
export function timeOf(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return (typeof value === 'string' && Date.parse(value)) || 0;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isChat(chat: unknown): chat is LegacyChatRecord {
  return isObject(chat) && typeof chat.id === 'string' && Array.isArray(chat.messages);
}

function changedAt(chat: LegacyChatRecord): number {
  return timeOf(chat.lastUpdate) || timeOf(chat.timestamp);
}

function normal(email: string): string {
  return email.trim().toLowerCase();
}
