import type { Kysely } from 'kysely';
import {
  DEMO_INVITATIONS,
  DEMO_PEOPLE,
  DEMO_PLANS,
  DEMO_SECOND_TENANTS,
  DEMO_TENANTS,
  DEMO_WORKSPACES,
} from './demo-data.ts';
import type { DirectorySchema } from './schema.ts';

const DAY_MS = 24 * 60 * 60_000;

async function addPeople(db: Kysely<DirectorySchema>, now: number): Promise<void> {
  for (const { tenant, role, joinedDaysAgo, isDeactivated, ...person } of DEMO_PEOPLE) {
    const added = await db
      .insertInto('people')
      .values(person)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    // A person who is there already may have been moved or given another role: that is kept.
    if (!added) continue;
    await db
      .insertInto('memberships')
      .values({
        person_id: person.id,
        tenant_id: tenant,
        role,
        created_at: new Date(now - (joinedDaysAgo ?? 0) * DAY_MS),
        deactivated_at: isDeactivated ? new Date(now - DAY_MS) : null,
      })
      .execute();
  }
}

/**
 * Adds second assignments where the person, who may have been there before, has none in that tenant: one that an admin
 * has changed or deactivated is kept. Each is a moment younger than all others of the person.
 */
async function addSecondTenants(db: Kysely<DirectorySchema>, now: number): Promise<void> {
  for (const { person, tenant, role } of DEMO_SECOND_TENANTS) {
    const known = await db.selectFrom('people').where('id', '=', person).select('id').executeTakeFirst();
    // Somebody else may have their address: then they are not here.
    if (!known) continue;
    await db
      .insertInto('memberships')
      .values({ person_id: person, tenant_id: tenant, role, created_at: new Date(now + 1) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function addInvitations(db: Kysely<DirectorySchema>, now: number): Promise<void> {
  for (const { tenant, invitedBy, goodForDays, ...invitation } of DEMO_INVITATIONS) {
    await db
      .insertInto('invitations')
      .values({
        ...invitation,
        tenant_id: tenant,
        invited_by: invitedBy,
        expires_at: new Date(now + goodForDays * DAY_MS),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Tells whether any of them was new. */
async function addWorkspaces(db: Kysely<DirectorySchema>): Promise<boolean> {
  let isNew = false;
  for (const { id, tenant, name, members } of DEMO_WORKSPACES) {
    const added = await db
      .insertInto('workspaces')
      .values({ id, tenant_id: tenant, name })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) continue;
    isNew = true;
    const present = await db
      .selectFrom('memberships')
      .where('tenant_id', '=', tenant)
      .where('person_id', 'in', members)
      .select('person_id')
      .execute();
    for (const { person_id } of present) {
      await db
        .insertInto('workspace_members')
        .values({ workspace_id: id, tenant_id: tenant, person_id })
        .execute();
    }
  }
  return isNew;
}

/** Adds the demo's tenants, people, invitations and workspaces where they are absent; what is there stays as it is. */
export async function addDemo(db: Kysely<DirectorySchema>, now: number = Date.now()): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('tenants')
      .values(DEMO_TENANTS)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction
      .insertInto('tenant_plans')
      .values([...DEMO_PLANS])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await addPeople(transaction, now);
    await addSecondTenants(transaction, now);
    const isFirstTime = await addWorkspaces(transaction);
    // Once, or a revoked invitation would be back after each restart; workspaces are archived, never removed.
    if (isFirstTime) await addInvitations(transaction, now);
  });
}
