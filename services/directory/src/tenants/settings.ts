import type { TenantSettings } from '@ficus/contracts';
import type { Kysely } from 'kysely';
import type { DirectorySchema } from '../schema.ts';

const DEFAULTS: TenantSettings = { invitationDays: 14, emailDomains: [] };

/** Stored settings with the defaults of those that nobody has decided yet. */
export function withDefaults(stored: Partial<TenantSettings>): TenantSettings {
  return { ...DEFAULTS, ...stored };
}

/** The settings of a tenant that exists. */
export async function readSettings(db: Kysely<DirectorySchema>, tenantId: string): Promise<TenantSettings> {
  const { settings } = await db
    .selectFrom('tenants')
    .where('id', '=', tenantId)
    .select('settings')
    .executeTakeFirstOrThrow();
  return withDefaults(settings);
}
