import { type Person, ROLE_PERMISSIONS, type Role, type Tenant, type Workspace } from '@ficus/contracts';
import type { Host } from '@ficus/remote-kit';
import { fakeDrafts } from '@ficus/remote-kit/testing';
import { serviceError } from '@ficus/service-client';
import { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';

const details = { route: 'a route', requestId: 'test', message: 'for the test' };

/** The error of a call without a network. */
export const offline = () => serviceError('offline', details);

/** The refusal of a change that was made upon what is no longer so, or of a name that is taken. */
export const conflict = (code: string) =>
  serviceError('conflict', {
    ...details,
    problem: { type: 'about:blank', title: code, status: 409, code },
  });

export const ACME: Tenant = {
  id: 'acme',
  name: 'Acme',
  createdAt: 1000,
  settings: { invitationDays: 14, emailDomains: [] },
  version: 1,
};

const ADA = { id: 'user_ada', email: 'ada@acme.test', name: 'Ada Marsh', joinedAt: 1000 };
const DESIGN: Workspace = { id: 'ws_design', name: 'Design', createdAt: 1000, memberCount: 1 };

/** A host in memory with a directory of one tenant; every call and every word to the host is a spy. */
export function fakeHost(role: Role, path: string) {
  let tenant = ACME;
  let workspaces = [DESIGN];
  const directory = {
    tenants: {
      list: vi.fn(async () => ({
        tenants: [{ id: 'acme', name: 'Acme', createdAt: 1000, peopleCount: 5, workspaceCount: 1 }],
        total: 1,
      })),
      get: vi.fn(async () => tenant),
      update: vi.fn(async ({ id: _id, version, ...change }: Partial<Tenant> & { version: number }) => {
        if (version !== tenant.version) throw conflict('changed-meanwhile');
        tenant = { ...tenant, ...change, version: version + 1 };
        return tenant;
      }),
      members: vi.fn(async () => ({ people: [{ ...ADA, role, status: 'active' as const }], total: 1 })),
      invitations: vi.fn(async () => ({ invitations: [] })),
    },
    workspaces: {
      list: vi.fn(async () => ({ workspaces })),
      create: vi.fn(async ({ name }: { name: string }) => {
        if (name === 'Design') throw conflict('name-taken');
        const made = { ...DESIGN, id: 'ws_new', name, memberCount: 0 };
        workspaces = [...workspaces, made];
        return made;
      }),
      rename: vi.fn(async ({ name }: { name: string }) => ({ ...DESIGN, name })),
      archive: vi.fn(async () => ({ ...DESIGN, archivedAt: 2000 })),
      restore: vi.fn(async () => DESIGN),
      members: vi.fn(async () => ({ members: [{ ...ADA, role, status: 'active' as const }] })),
      addMember: vi.fn(async () => undefined),
      removeMember: vi.fn(async () => undefined),
    },
  };
  /** Somebody else saves a name. */
  const changeElsewhere = (name: string) => {
    tenant = { ...tenant, name, version: tenant.version + 1 };
  };
  let address = new URL(path, 'http://host.invalid');
  const listeners = new Set<() => void>();
  const person: Person = {
    ...ADA,
    tenantId: 'acme',
    tenantName: 'Acme',
    role,
    permissions: [...ROLE_PERMISSIONS[role]],
  };
  const host = {
    contractVersion: 3,
    signal: new AbortController().signal,
    feature: 'tenants',
    person,
    // The calls that these pages make, and no others; of the session they use the drafts.
    client: directory as unknown as Host['client'],
    session: { drafts: fakeDrafts() } as Host['session'],
    queryClient: new QueryClient(),
    navigation: {
      basePath: '/tenants',
      path: () => address.pathname,
      search: () => address.search,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      navigate: (next) => {
        address = new URL(next, 'http://host.invalid');
        for (const listener of listeners) listener();
      },
    },
    ready: vi.fn(),
    setDirty: vi.fn(),
    announce: vi.fn(),
    report: vi.fn(),
  } satisfies Host;
  return { host, directory, changeElsewhere };
}
