import type { Stage } from './stages.ts';

/** Services behind the front door. */
export type Upstream = 'auth' | 'directory' | 'chat' | 'notifications' | 'rollout' | 'analytics' | 'monolith';

/** A route that moves from one upstream to its owner. */
export interface Migrating {
  /** The flag whose variant names the stage, for each cohort of tenants. */
  readonly stageFlag: `data_${string}`;
  /** Who served it before, and serves it where the stage says so. */
  readonly fallback: Upstream;
  /** The stage where the flag is off, or names none. */
  readonly otherwise: Stage;
}

export interface GatewayRoute {
  /** Every path that is this or lies below it. */
  readonly path: `/${string}`;
  readonly owner: Upstream;
  /** `public` is passed on without a session; everything else is answered 401 here. */
  readonly access: 'public' | 'session';
  /** Absent for what has one home. */
  readonly migrating?: Migrating;
}

/** Tenants, their people, invitations and workspaces are one body of data: they move together. */
const TENANTS: Migrating = { stageFlag: 'data_tenants', fallback: 'monolith', otherwise: 'complete' };

/**
 * What the front door passes on, and to whom. The longest matching path decides; anything under `/api/` that is not
 * here is answered 404. `/internal/*` of a service is never reachable from outside.
 */
export const ROUTES: readonly GatewayRoute[] = [
  { path: '/api/v1/auth/sign-in', owner: 'auth', access: 'public' },
  { path: '/api/v1/auth/password-links', owner: 'auth', access: 'public' },
  { path: '/api/v1/auth', owner: 'auth', access: 'session' },
  { path: '/api/v1/profile', owner: 'directory', access: 'session', migrating: TENANTS },
  { path: '/api/v1/people', owner: 'directory', access: 'session', migrating: TENANTS },
  // What the monolith never had: the directory is handed the tenant by the write itself, at any stage.
  { path: '/api/v1/people/changes', owner: 'directory', access: 'session' },
  { path: '/api/v1/invitations', owner: 'directory', access: 'session', migrating: TENANTS },
  { path: '/api/v1/tenants', owner: 'directory', access: 'session', migrating: TENANTS },
  // Nor plans, nor a way back for a tenant, nor people who are made at once in several services, nor a way to accept an invitation.
  { path: '/api/v1/person-creations', owner: 'directory', access: 'session' },
  { path: '/api/v1/invitation-acceptances', owner: 'directory', access: 'public' },
  { path: '/api/v1/tenant-usage', owner: 'directory', access: 'session' },
  { path: '/api/v1/tenant-plans', owner: 'directory', access: 'session' },
  { path: '/api/v1/tenant-deletions', owner: 'directory', access: 'session' },
  // The log is the directory's own: the monolith keeps none.
  { path: '/api/v1/audit', owner: 'directory', access: 'session' },
  { path: '/api/v2/conversations', owner: 'chat', access: 'session' },
  { path: '/api/v1/conversations', owner: 'chat', access: 'session' },
  { path: '/api/v1/conversation-changes', owner: 'chat', access: 'session' },
  { path: '/api/v1/conversation-imports', owner: 'chat', access: 'session' },
  { path: '/api/v1/notifications', owner: 'notifications', access: 'session' },
  { path: '/api/v1/notification-preferences', owner: 'notifications', access: 'session' },
  { path: '/api/v1/rollout', owner: 'rollout', access: 'session' },
  { path: '/api/v1/views', owner: 'analytics', access: 'session' },
  { path: '/api/v1/conversation-search', owner: 'chat', access: 'session' },
  { path: '/api/v1/documents', owner: 'chat', access: 'session' },
  // The old application's endpoint: only the legacy view calls it.
  { path: '/api/chat/reply', owner: 'chat', access: 'session' },
];
