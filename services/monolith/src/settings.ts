import type { TenantSettings } from '@ficus/contracts';
import { sql } from 'kysely';
import { type Db, rowOf } from './database.ts';

const DEFAULTS: TenantSettings = { invitationDays: 14, emailDomains: [] };

/** Stored settings with the defaults of what nobody has decided. */
export function withDefaults(stored: Partial<TenantSettings> | undefined): TenantSettings {
  return { ...DEFAULTS, ...stored };
}

/** The settings of a tenant. */
export async function settingsOf(db: Db, id: string): Promise<TenantSettings> {
  const found = await rowOf(
    db,
    sql<{ settings: Partial<TenantSettings> }>`select settings from companies where id = ${id}`,
  );
  return withDefaults(found?.settings);
}
