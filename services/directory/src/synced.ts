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
  table: 'tenants',
  key: ['id'],
  partition: tenantPartition('id'),
  fields: {
    id: text('id'),
    name: text('name'),
    createdAt: time('created_at'),
    settings: { column: 'settings', kind: 'json' },
    version: { column: 'version', kind: 'integer' },
  },
};

/** A tenant; one that was deleted stays for a time, so that it can be brought back. */
export const TENANT: SyncedEntity = {
  ...TENANT_AT_FIRST,
  fields: { ...TENANT_AT_FIRST.fields, deletedAt: time('deleted_at') },
};

/** What the directory has in common with the monolith, parents first; each part of it is written by one of the two at a time. */
const ENTITIES: readonly SyncedEntity[] = [
  TENANT,
  {
    name: 'person',
    table: 'people',
    key: ['id'],
    // A person may belong to several tenants.
    partition: `'person/' || r.id`,
    fields: {
      id: text('id'),
      email: text('email'),
      name: text('name'),
      createdAt: time('created_at'),
      version: { column: 'version', kind: 'integer' },
    },
  },
  {
    name: 'membership',
    table: 'memberships',
    key: ['tenant_id', 'person_id'],
    partition: tenantPartition('tenant_id'),
    fields: {
      tenantId: text('tenant_id'),
      personId: text('person_id'),
      role: text('role'),
      createdAt: time('created_at'),
      deactivatedAt: time('deactivated_at'),
    },
  },
  {
    name: 'invitation',
    table: 'invitations',
    key: ['id'],
    partition: tenantPartition('tenant_id'),
    fields: {
      id: text('id'),
      tenantId: text('tenant_id'),
      email: text('email'),
      name: text('name'),
      role: text('role'),
      invitedBy: text('invited_by'),
      createdAt: time('created_at'),
      expiresAt: time('expires_at'),
    },
  },
  {
    name: 'workspace',
    table: 'workspaces',
    key: ['id'],
    partition: tenantPartition('tenant_id'),
    fields: {
      id: text('id'),
      tenantId: text('tenant_id'),
      name: text('name'),
      createdAt: time('created_at'),
      archivedAt: time('archived_at'),
    },
  },
  {
    name: 'member',
    table: 'workspace_members',
    key: ['workspace_id', 'person_id'],
    partition: tenantPartition('tenant_id'),
    fields: {
      workspaceId: text('workspace_id'),
      tenantId: text('tenant_id'),
      personId: text('person_id'),
      createdAt: time('created_at'),
    },
  },
  syncedIdempotencyKeys,
];

/** The directory is the side that owns what nobody has been given yet: where there is no monolith, it is all there is. */
export const side: SyncSide = { me: 'directory', firstOwner: 'directory', entities: ENTITIES };

/** The side as its first migration made it. */
export const sideAtFirst: SyncSide = {
  ...side,
  entities: ENTITIES.map((one) => (one === TENANT ? TENANT_AT_FIRST : one)),
};
