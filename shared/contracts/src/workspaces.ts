import { z } from 'zod/mini';
import { PersonSummary } from './people.ts';
import { route } from './route.ts';
import { line } from './text.ts';

/** A place within a tenant where some of its people work together. Times in milliseconds since 1970. */
export const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.number(),
  /** Absent while it is in use. */
  archivedAt: z.optional(z.number()),
  /** Active members. */
  memberCount: z.number(),
});
export type Workspace = z.infer<typeof Workspace>;

const WorkspaceName = z.object({ name: line(80) });

/**
 * Workspaces of a tenant within the caller's reach: their own, for an operator all. Others are answered 404
 * `no-such-workspace`. A name is used once among those in use, without regard to case: 409 `name-taken`.
 */
export const workspaces = {
  /** All, by name, archived ones last. */
  list: route({
    method: 'GET',
    path: '/api/v1/tenants/:id/workspaces',
    service: 'directory',
    permission: 'tenant.read',
    response: z.object({ workspaces: z.array(Workspace) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/v1/tenants/:id/workspaces',
    service: 'directory',
    permission: 'workspaces.manage',
    keyed: true,
    body: WorkspaceName,
    response: Workspace,
  }),
  rename: route({
    method: 'PATCH',
    path: '/api/v1/tenants/:id/workspaces/:workspaceId',
    service: 'directory',
    permission: 'workspaces.manage',
    idempotent: true,
    body: WorkspaceName,
    response: Workspace,
  }),
  archive: route({
    method: 'POST',
    path: '/api/v1/tenants/:id/workspaces/:workspaceId/archive',
    service: 'directory',
    permission: 'workspaces.manage',
    idempotent: true,
    response: Workspace,
  }),
  restore: route({
    method: 'POST',
    path: '/api/v1/tenants/:id/workspaces/:workspaceId/restore',
    service: 'directory',
    permission: 'workspaces.manage',
    idempotent: true,
    response: Workspace,
  }),
  /** Its active members, by name. */
  members: route({
    method: 'GET',
    path: '/api/v1/tenants/:id/workspaces/:workspaceId/members',
    service: 'directory',
    permission: 'people.read',
    response: z.object({ members: z.array(PersonSummary) }),
  }),
  /** Adds a person of the tenant; 404 `no-such-person` for anybody else. */
  addMember: route({
    method: 'PUT',
    path: '/api/v1/tenants/:id/workspaces/:workspaceId/members/:personId',
    service: 'directory',
    permission: 'workspaces.manage',
  }),
  /** Removing one who is no member (any more) does nothing; 404 `no-such-person` for who is not of the tenant. */
  removeMember: route({
    method: 'DELETE',
    path: '/api/v1/tenants/:id/workspaces/:workspaceId/members/:personId',
    service: 'directory',
    permission: 'workspaces.manage',
  }),
} as const;
