import type { PlanId, TenantUsage } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DirectorySchema } from '../schema.ts';
import { lockTenant } from '../tenants/lock-tenant.ts';
import { FIRST_PLAN, MEASURES, type Measure, PLANS } from './plans.ts';

/** The plan of a tenant. */
export async function readPlan(db: Kysely<DirectorySchema>, tenantId: string): Promise<PlanId> {
  const given = await db
    .selectFrom('tenant_plans')
    .where('tenant_id', '=', tenantId)
    .select('plan')
    .executeTakeFirst();
  return given?.plan ?? FIRST_PLAN;
}

/**
 * Counts what a tenant uses: its active people, its open invitations and those who are being made, since each may become
 * one; its workspaces in use.
 */
export async function countUsed(
  db: Kysely<DirectorySchema>,
  tenantId: string,
): Promise<Record<Measure, number>> {
  const { rows } = await sql<Record<Measure, number>>`
    select
      (select count(*) from memberships where tenant_id = ${tenantId} and deactivated_at is null)
        + (select count(*) from invitations where tenant_id = ${tenantId})
        + (
          select count(*) from person_creations creation
          where tenant_id = ${tenantId} and state in ('account', 'profile') and not exists (
            select from invitations where tenant_id = creation.tenant_id and lower(email) = lower(creation.email)
          )
        ) as people,
      (select count(*) from workspaces where tenant_id = ${tenantId} and archived_at is null) as workspaces`.execute(
    db,
  );
  return rows[0] ?? { people: 0, workspaces: 0 };
}

/** The plan of a tenant that exists, and how much of it is used. */
export async function readUsage(db: Kysely<DirectorySchema>, tenantId: string): Promise<TenantUsage> {
  const [id, used] = [await readPlan(db, tenantId), await countUsed(db, tenantId)];
  const { limits } = PLANS[id];
  return {
    plan: { id, ...PLANS[id] },
    measures: MEASURES.map((measure) => ({
      id: measure,
      used: used[measure],
      ...(limits[measure] !== undefined && { limit: limits[measure] }),
    })),
    plans: Object.entries(PLANS).map(([one, plan]) => ({ id: one, ...plan })),
  };
}

/** What is full, and what makes room. */
const WORDS: Readonly<
  Record<Measure, { readonly title: string; readonly what: string; readonly room: string }>
> = {
  people: {
    title: 'The plan allows no more people.',
    what: 'people, and as many are here or invited',
    room: 'Deactivate somebody or revoke an invitation',
  },
  workspaces: {
    title: 'The plan allows no more workspaces.',
    what: 'workspaces, and as many are in use',
    room: 'Archive one',
  },
};

/**
 * Throws 409 `limit-reached` where the tenant's plan has no room for one more, with what to do. Of those who ask at once
 * for the last place one gets it: the tenant is theirs until their transaction is over.
 */
export async function demandRoom(
  trx: Transaction<DirectorySchema>,
  tenantId: string,
  measure: Measure,
): Promise<void> {
  const plan = PLANS[await readPlan(trx, tenantId)];
  const limit = plan.limits[measure];
  if (limit === undefined) return;
  const { name } = await lockTenant(trx, tenantId);
  if ((await countUsed(trx, tenantId))[measure] < limit) return;
  const { title, what, room } = WORDS[measure];
  throw problem(409, 'limit-reached', title, {
    detail: `${plan.name}, the plan of ${name}, allows ${limit} ${what}. ${room}, or ask the operators of the platform for a larger plan.`,
  });
}
