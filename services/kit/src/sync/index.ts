export type { Change, SyncState } from './change.ts';
export { compareSides, type Discrepancy } from './compare-sides.ts';
export { syncVariables } from './environment.ts';
export { syncRehearsal } from './rehearsal.ts';
export { repairSides } from './repair-sides.ts';
export { type SyncOptions, serveSync } from './serve-sync.ts';
export { createSyncClient, type SyncClient } from './sync-client.ts';
export {
  type SyncSide,
  syncFieldMigration,
  syncMigration,
  syncPageMigration,
  syncReceiveMigration,
} from './sync-migration.ts';
export { field, type SyncedEntity, syncedIdempotencyKeys, tenantPartition } from './synced-entity.ts';
