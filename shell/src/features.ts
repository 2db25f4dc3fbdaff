import { may, type Permission, type Person } from '@ficus/contracts';
import type { FirstData } from './first-data.ts';

/** Defined in the build for browsers. */
declare const FICUS_BROWSER: true | undefined;

/** One feature: being migrated by its flags, or settled on the one view that is left. */
export type Feature = FeatureFacts & (Migrating | SettledOnRemote | SettledOnLegacy);

/** What every feature has. */
interface FeatureFacts {
  /** Name of the feature, of its flags' middle part, and of `data-feature`. */
  readonly name: string;
  /** Where it lives: this path and all below it. */
  readonly path: `/${string}`;
  /** In English; `translate` says it in the person's language. */
  readonly title: string;
  /** What one must be allowed to do to open it; absent: everybody may. Who may not is not shown it either. */
  readonly permission?: Permission;
  /** Within this time a usable view stands. Default: 5000. */
  readonly deadlineMs?: number;
}

/** The new view. */
interface RemoteView {
  /** Name under which the remote is published on the remotes' origin. */
  readonly remote: string;
  /** What the remote asks the services for first: the document has it fetched beside the code. */
  readonly firstData?: readonly FirstData[] | undefined;
}

/** The old view. */
interface LegacyView {
  /** Loads it. The chunk's name is `legacy-<name>`: the document preloads it by that. */
  readonly legacy: () => Promise<LegacyModule>;
}

interface Migrating extends RemoteView, LegacyView {
  readonly settled?: never;
  /** On: this person gets the remote. */
  readonly flag: string;
  /** On: everybody gets the legacy view, at once, above every override. */
  readonly killFlag: string;
}

/** Migrated: `npm run remove-feature <name> -- --keep remote` took the legacy view and the flags away. */
interface SettledOnRemote extends RemoteView {
  readonly settled: 'remote';
  readonly flag?: never;
  readonly killFlag?: never;
  readonly legacy?: never;
}

/** Given up: `npm run remove-feature <name> -- --keep legacy` took the remote and the flags away. */
interface SettledOnLegacy extends LegacyView {
  readonly settled: 'legacy';
  readonly flag?: never;
  readonly killFlag?: never;
  readonly remote?: never;
  readonly firstData?: never;
}

/** A legacy view: a component that gets only what the wrapper hands it. */
export interface LegacyModule {
  readonly default: React.ComponentType<LegacyViewProps>;
}

export interface LegacyViewProps {
  readonly person: {
    id: string;
    email: string;
    name: string;
    role: string;
    tenantId: string;
    tenantName: string;
  };
  readonly announce?: (text: string) => void;
  /** What was typed into forms and not sent, as JSON, by the form's name: it is there again after a change of view. */
  readonly drafts?: {
    read: (form: string) => unknown;
    keep: (form: string, value: unknown) => void;
  };
}

/** Only the document asks ahead: what is in here is left out of the build for browsers. */
const forDocument = (data: readonly FirstData[]) => (typeof FICUS_BROWSER === 'undefined' ? data : undefined);

/**
 * The one table of what is being migrated. Adding a feature is an entry here, a folder in `remotes/`, and its flags
 * (`npm run new-remote`); a finished one is settled by `npm run remove-feature`.
 */
export const features: readonly Feature[] = [
  {
    name: 'chat',
    path: '/chat',
    title: 'Chat',
    flag: 'new_chat_mfe',
    killFlag: 'kill_chat_mfe',
    remote: 'chat',
    firstData: forDocument([
      { at: '*', url: '/api/v1/conversations' },
      { at: '/:id', url: '/api/v1/conversations/:id' },
    ]),
    legacy: () => import(/* webpackChunkName: "legacy-chat" */ './legacy/chat/chat.ts'),
  },
  {
    name: 'admin',
    path: '/admin',
    title: 'Admin',
    flag: 'new_admin_mfe',
    killFlag: 'kill_admin_mfe',
    remote: 'admin',
    permission: 'people.read',
    firstData: forDocument([
      {
        at: '/',
        url: '/api/v1/people',
        query: ['cursor', 'search', 'role', 'status', 'sort', 'order'],
      },
      { at: '/people/:id', url: '/api/v1/people/:id' },
      {
        at: '/invitations',
        url: '/api/v1/tenants/:tenantId/invitations',
        permission: 'people.invite',
      },
      {
        at: '/audit',
        url: '/api/v1/audit/:tenantId',
        query: ['cursor', 'actor', 'person', 'action', 'from', 'to'],
        permission: 'audit.read',
      },
    ]),
    legacy: () => import(/* webpackChunkName: "legacy-admin" */ './legacy/admin/admin.ts'),
  },
  {
    // Operators begin with all tenants, everybody else in their own.
    name: 'tenants',
    path: '/tenants',
    title: 'Tenants',
    flag: 'new_tenants_mfe',
    killFlag: 'kill_tenants_mfe',
    remote: 'tenants',
    permission: 'tenant.read',
    firstData: forDocument([
      { at: '/', url: '/api/v1/tenants', query: ['cursor', 'search'], permission: 'platform.operate' },
      { at: '/', url: '/api/v1/tenants/:tenantId', unless: 'platform.operate' },
      { at: '/:id', url: '/api/v1/tenants/:id' },
      { at: '/:id/members', url: '/api/v1/tenants/:id' },
      { at: '/:id/members', url: '/api/v1/tenants/:id/members', query: ['cursor', 'search'] },
      { at: '/:id/workspaces', url: '/api/v1/tenants/:id' },
      { at: '/:id/workspaces', url: '/api/v1/tenants/:id/workspaces' },
      { at: '/:id/workspaces/:workspaceId', url: '/api/v1/tenants/:id/workspaces' },
      {
        at: '/:id/workspaces/:workspaceId',
        url: '/api/v1/tenants/:id/workspaces/:workspaceId/members',
      },
      { at: '/:id/invitations', url: '/api/v1/tenants/:id' },
      { at: '/:id/invitations', url: '/api/v1/tenants/:id/invitations', permission: 'people.invite' },
      { at: '/:id/settings', url: '/api/v1/tenants/:id' },
    ]),
    legacy: () => import(/* webpackChunkName: "legacy-tenants" */ './legacy/tenants/tenants.ts'),
  },
];

/** The feature that an address belongs to. `table`: by default the one above. */
export function featureAt(path: string, table: readonly Feature[] = features): Feature | undefined {
  return table.find((feature) => path === feature.path || path.startsWith(`${feature.path}/`));
}

/** Whether somebody may open a feature. */
export function mayOpen({ permission }: Feature, person: Pick<Person, 'permissions'> | undefined): boolean {
  return permission === undefined || (person !== undefined && may(person, permission));
}
