import {
  field,
  type SyncedEntity,
  type SyncSide,
  syncedIdempotencyKeys,
  tenantPartition,
} from '@ficus/service-kit/sync';

const { text, time } = field;

/** As it was when sync began: migrations that were released make it so. */
const TENANT_AT_FIRST: SyncedEntity = {
  name: 'tenant',
  table: 'companies',
  key: ['id'],
  partition: tenantPartition('id'),
  fields: {
    id: text('id'),
    name: text('name'),
    createdAt: time('created'),
    settings: { column: 'settings', kind: 'json' },
    version: { column: 'version', kind: 'integer' },
  },
};

/** A tenant; one that was deleted stays for a time, so that it can be brought back. */
export const TENANT: SyncedEntity = {
  ...TENANT_AT_FIRST,
  fields: { ...TENANT_AT_FIRST.fields, deletedAt: time('deleted') },
};

/** What was extracted to the directory: by its names, in our columns. */
const ENTITIES: readonly SyncedEntity[] = [
  TENANT,
  {
    name: 'person',
    table: 'users',
    key: ['id'],
    partition: `'person/' || r.id`,
    fields: {
      id: text('id'),
      email: text('email'),
      name: text('name'),
      createdAt: time('created'),
      version: { column: 'version', kind: 'integer' },
    },
  },
  {
    name: 'membership',
    table: 'company_users',
    key: ['company_id', 'user_id'],
    partition: tenantPartition('company_id'),
    fields: {
      tenantId: text('company_id'),
      personId: text('user_id'),
      role: text('role'),
      createdAt: time('created'),
      deactivatedAt: time('blocked'),
    },
  },
  {
    name: 'invitation',
    table: 'invites',
    key: ['id'],
    partition: tenantPartition('company_id'),
    fields: {
      id: text('id'),
      tenantId: text('company_id'),
      email: text('email'),
      name: text('name'),
      role: text('role'),
      invitedBy: text('invited_by'),
      createdAt: time('created'),
      expiresAt: time('expires'),
    },
  },
  {
    name: 'workspace',
    table: 'teams',
    key: ['id'],
    partition: tenantPartition('company_id'),
    fields: {
      id: text('id'),
      tenantId: text('company_id'),
      name: text('name'),
      createdAt: time('created'),
      archivedAt: time('archived'),
    },
  },
  {
    name: 'member',
    table: 'team_users',
    key: ['team_id', 'user_id'],
    partition: tenantPartition('company_id'),
    fields: {
      workspaceId: text('team_id'),
      tenantId: text('company_id'),
      personId: text('user_id'),
      createdAt: time('created'),
    },
  },
  syncedIdempotencyKeys,
];

export const side: SyncSide = { me: 'monolith', firstOwner: 'directory', entities: ENTITIES };

/** The side as its first migration made it. */
export const sideAtFirst: SyncSide = {
  ...side,
  entities: ENTITIES.map((one) => (one === TENANT ? TENANT_AT_FIRST : one)),
};
