import {
  type AuditEntry,
  type AuditQuery,
  type ChangePeople,
  type Invitation,
  type OwnSession,
  type PeoplePage,
  type PeopleQuery,
  type PersonChangeResult,
  type PersonSummary,
  ROLE_PERMISSIONS,
  type Role,
} from '@ficus/contracts';
import type { Host } from '@ficus/remote-kit';
import { fakeDrafts } from '@ficus/remote-kit/testing';
import { type ServiceErrorCode, serviceError } from '@ficus/service-client';
import { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';

const PAGE = 25;
const TENANTS = ['Globex', 'Initech'].map((name) => ({
  id: name.toLowerCase(),
  name,
  createdAt: 0,
  peopleCount: 1,
  workspaceCount: 0,
}));

/** Somebody of the tenant; `id` makes the name and the address. */
export function somebody(id: string, over: Partial<PersonSummary> = {}): PersonSummary {
  return {
    id,
    email: `${id}@acme.test`,
    name: id,
    role: 'member',
    status: 'active',
    joinedAt: 1000,
    ...over,
  };
}

/** A refusal as the directory words it. */
export function refusal(code: 'conflict' | 'forbidden', problemCode: string, detail?: string) {
  const problem = { type: 'about:blank', title: 'Refused', status: 409, code: problemCode };
  return serviceError(code, {
    route: 'POST /api/v1/people/:id/deactivate',
    requestId: 'test',
    message: 'for the test',
    problem: { ...problem, ...(detail !== undefined && { detail }) },
  });
}

/** A failure that is no answer of the directory. */
export function failure(code: Extract<ServiceErrorCode, 'offline' | 'not-found' | 'forbidden'>) {
  return serviceError(code, { route: 'GET /api/v1/people', requestId: 'test', message: 'for the test' });
}

interface FakeHostOptions {
  readonly role?: Role;
  readonly path?: string;
  readonly search?: string;
  /** Where everybody is signed in. Default: nowhere. */
  readonly sessions?: readonly OwnSession[];
  /** What stands in the log. Default: nothing. */
  readonly log?: readonly AuditEntry[];
}

/** A host in memory over a directory that keeps `everybody`; every call and every word to the host is a spy. */
export function fakeHost(everybody: readonly PersonSummary[], options: FakeHostOptions = {}) {
  const { role = 'admin' } = options;
  let stored = [...everybody];
  const find = (id: string) => {
    const person = stored.find((one) => one.id === id);
    if (!person) throw failure('not-found');
    return person;
  };
  const set = (id: string, change: Partial<PersonSummary>) => {
    stored = stored.map((one) => (one.id === id ? { ...one, ...change } : one));
    return find(id);
  };
  const invitationOf = (person: PersonSummary): Invitation => ({
    ...person,
    createdAt: person.joinedAt,
    expiresAt: person.expiresAt ?? 0,
    isExpired: false,
  });
  const people = {
    list: vi.fn(async (query: PeopleQuery = {}): Promise<PeoplePage> => {
      const size = query.limit ?? PAGE;
      const start = Number(query.cursor ?? 0);
      const found = stored.filter(
        (one) =>
          one.name.includes(query.search ?? '') &&
          one.role === (query.role ?? one.role) &&
          one.status === (query.status ?? one.status),
      );
      const isMore = found.length > start + size;
      return {
        people: found.slice(start, start + size),
        total: found.length,
        ...(isMore && { nextCursor: String(start + size) }),
      };
    }),
    get: vi.fn(async ({ id }: { id: string }) => ({
      ...find(id),
      workspaces: [{ id: 'w', name: 'Design' }],
    })),
    invite: vi.fn(async (input: { email: string; name: string; role: Role }) => {
      const person = somebody(`inv_${input.name}`, { ...input, status: 'invited', expiresAt: 9e12 });
      stored = [...stored, person];
      return invitationOf(person);
    }),
    deactivate: vi.fn(async ({ id }: { id: string }) => set(id, { status: 'deactivated' })),
    reactivate: vi.fn(async ({ id }: { id: string }) => set(id, { status: 'active' })),
    change: vi.fn(async ({ ids, change }: ChangePeople) => ({
      results: ids.map((id): PersonChangeResult => {
        const person = stored.find((one) => one.id === id);
        if (!person) return { id, refusal: { code: 'no-such-person', title: 'There is no such person.' } };
        if (change.kind === 'remove') {
          stored = stored.filter((one) => one.id !== id);
          return { id };
        }
        if (person.status === 'invited' && change.kind !== 'resend')
          return { id, refusal: { code: 'not-joined', title: 'This person has not joined yet.' } };
        if (change.kind === 'role') return { id, person: set(id, { role: change.role }) };
        if (change.kind === 'resend') return { id, person };
        return { id, person: set(id, { status: change.kind === 'deactivate' ? 'deactivated' : 'active' }) };
      }),
    })),
    changeRole: vi.fn(async ({ id, role: next }: { id: string; role: Role }) => set(id, { role: next })),
  };
  const invitations = {
    resend: vi.fn(async ({ id }: { id: string }) => invitationOf(set(id, { expiresAt: 9e12 }))),
    revoke: vi.fn(async ({ id }: { id: string }) => {
      find(id);
      stored = stored.filter((one) => one.id !== id);
    }),
  };
  const tenants = {
    list: vi.fn(async () => ({ tenants: TENANTS, total: TENANTS.length })),
    invitations: vi.fn(async () => ({
      invitations: stored.filter(({ status }) => status === 'invited').map(invitationOf),
    })),
  };
  let sessions = [...(options.sessions ?? [])];
  const auth = {
    personSessions: vi.fn(async (_input: { personId: string }) => ({ sessions })),
    endPersonSession: vi.fn(async ({ id }: { personId: string; id: string }) => {
      if (!sessions.some((one) => one.id === id)) throw refusal('conflict', 'no-such-session');
      sessions = sessions.filter((one) => one.id !== id);
    }),
    endPersonSessions: vi.fn(async (_input: { personId: string }) => {
      sessions = sessions.filter(({ isCurrent }) => isCurrent);
    }),
  };
  const { log = [] } = options;
  const audit = {
    list: vi.fn(async ({ cursor }: AuditQuery) => {
      const start = Number(cursor) || 0;
      const isMore = log.length > start + PAGE;
      return { entries: log.slice(start, start + PAGE), ...(isMore && { nextCursor: String(start + PAGE) }) };
    }),
  };
  let place = { path: options.path ?? '/', search: options.search ?? '' };
  const listeners = new Set<() => void>();
  const host = {
    contractVersion: 3,
    signal: new AbortController().signal,
    feature: 'admin',
    person: {
      id: 'ada',
      email: 'ada@acme.test',
      name: 'ada',
      tenantId: 'acme',
      tenantName: 'Acme',
      role,
      permissions: [...ROLE_PERMISSIONS[role]],
    },
    // The calls that these pages make, and no others; of the session they use the drafts.
    client: { people, invitations, tenants, audit, auth } as unknown as Host['client'],
    session: { drafts: fakeDrafts() } as Host['session'],
    queryClient: new QueryClient(),
    navigation: {
      basePath: '/admin',
      path: () => place.path,
      search: () => place.search,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      navigate: vi.fn((next: string) => {
        const { pathname, search } = new URL(next, 'http://host.invalid');
        place = { path: pathname, search };
        for (const listener of listeners) listener();
      }),
    },
    ready: vi.fn(),
    setDirty: vi.fn(),
    announce: vi.fn(),
    report: vi.fn(),
  } satisfies Host;
  return { host, people, invitations, tenants, audit, auth };
}
