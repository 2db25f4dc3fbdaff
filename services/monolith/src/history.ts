import { sql } from 'kysely';
import type { Db } from './database.ts';

/** How much history to make. */
export interface HistorySize {
  readonly tenants: number;
  readonly people: number;
  readonly seed: number;
}

const FIRST = [
  'Ada',
  'Amina',
  'Ben',
  'Chen',
  'Dara',
  'Emre',
  'Farid',
  'Fumi',
  'Gita',
  'Hugo',
  'Inés',
  'Jana',
  'Kofi',
  'Lena',
];
const LAST = [
  'Aydın',
  'Brandt',
  'Costa',
  'Diallo',
  'Ito',
  'Kowalski',
  'Laurent',
  'Marsh',
  'Novák',
  'Okafor',
  'Petrov',
  'Rao',
];
const TRADES = [
  'Books',
  'Foods',
  'Labs',
  'Logistics',
  'Mills',
  'Optics',
  'Rail',
  'Studio',
  'Textiles',
  'Works',
];
const TEAMS = ['Design', 'Support', 'Research', 'Sales', 'Finance', 'Field', 'Quality', 'Platform'];

const list = (all: readonly string[]) => sql`(array[${sql.join(all)}]::text[])`;

/**
 * Fills the old database with years of history, the same for the same seed: tenants, people (some in two tenants, some
 * blocked), workspaces with members, open invitations. Made in the database itself, so a hundred thousand people take
 * seconds. Nothing of it is told as a change: it was there before anybody followed. What is there stays.
 */
export async function makeHistory(db: Db, { tenants, people, seed }: HistorySize): Promise<void> {
  // A number from 0 on for each use, drawn from the seed: the same in each run, whatever order rows are made in.
  const draw = (what: string, of: string, below: number) =>
    sql.raw(`(('x' || left(md5('${Math.trunc(seed)} ${what} ' || ${of}), 7))::bit(28)::int % ${below})`);
  const past = (what: string, of: string, days: number) =>
    sql`timestamptz '2026-06-01' - ${draw(what, of, days * 86_400)} * interval '1 second'`;
  await db.transaction().execute(async (trx) => {
    await sql`select set_config('ficus.sync', 'seed', true)`.execute(trx);
    await sql`insert into companies (id, name, created, settings, version)
      select 'tenant-' || n, ${list(LAST)}[1 + ${draw('owner', 'n', LAST.length)}] || ' ' ||
          ${list(TRADES)}[1 + ${draw('trade', 'n', TRADES.length)}] || ' ' || n,
        ${past('company', 'n', 3_000)},
        case when ${draw('settings', 'n', 3)} = 0 then '{"invitationDays": 30, "emailDomains": []}'::jsonb else '{}' end,
        1 + ${draw('version', 'n', 9)}
      from generate_series(1, ${tenants}::int) n on conflict do nothing`.execute(trx);
    await sql`insert into users (id, email, name, created, version)
      select 'user-' || n, 'user-' || n || '@example.test', ${list(FIRST)}[1 + ${draw('first', 'n', FIRST.length)}] || ' ' ||
          ${list(LAST)}[1 + ${draw('last', 'n', LAST.length)}],
        ${past('user', 'n', 2_500)}, 1 + ${draw('edits', 'n', 4)}
      from generate_series(1, ${people}::int) n on conflict do nothing`.execute(trx);
    // Everybody in one tenant, each tenth in a second one; the first of each tenant is its admin.
    await sql`insert into company_users (company_id, user_id, role, created, blocked)
      select 'tenant-' || (1 + (n - 1) % ${tenants}::int), 'user-' || n,
        case when n <= ${tenants}::int or ${draw('role', 'n', 12)} = 0 then 'admin' else 'member' end,
        ${past('join', 'n', 2_000)},
        case when n > ${tenants}::int and ${draw('blocked', 'n', 15)} = 0 then ${past('block', 'n', 300)} end
      from generate_series(1, ${people}::int) n on conflict do nothing`.execute(trx);
    await sql`insert into company_users (company_id, user_id, role, created)
      select 'tenant-' || (1 + n % ${tenants}::int), 'user-' || n, 'member', ${past('second', 'n', 400)}
      from generate_series(1, ${people}::int) n where n % 10 = 0 on conflict do nothing`.execute(trx);
    await sql`insert into teams (id, company_id, name, created, archived)
      select 'team-' || n || '-' || t, 'tenant-' || n, ${list(TEAMS)}[t], ${past('team', `(n || '-' || t)`, 1_500)},
        case when t > 2 and ${draw('archived', `(n || '-' || t)`, 5)} = 0 then ${past('archive', `(n || '-' || t)`, 200)} end
      from generate_series(1, ${tenants}::int) n, generate_series(1, 4) t on conflict do nothing`.execute(
      trx,
    );
    await sql`insert into team_users (team_id, company_id, user_id, created)
      select t.id, t.company_id, cu.user_id, cu.created + interval '1 day'
      from teams t join company_users cu using (company_id)
      where t.id like 'team-%' and ${draw('in', `t.id || cu.user_id`, 4)} = 0 on conflict do nothing`.execute(
      trx,
    );
    await sql`insert into invites (id, company_id, email, name, role, invited_by, created, expires)
      select 'invite-' || n, 'tenant-' || n, 'guest-' || n || '@example.test', 'Guest ' || n, 'member', 'user-' || n,
        ${past('invite', 'n', 20)}, ${past('invite', 'n', 20)} + interval '14 days'
      from generate_series(1, least(${tenants}::int, ${people}::int)) n on conflict do nothing`.execute(trx);
    await sql`insert into notices (id, user_id, company_id, kind, title, text, created, read)
      select 'notice-' || n, 'user-' || n, 'tenant-' || (1 + (n - 1) % ${tenants}::int), 'welcome', 'Welcome',
        'What concerns you will be told here.', ${past('notice', 'n', 2_000)},
        case when ${draw('read', 'n', 3)} > 0 then timestamptz '2026-06-01' end
      from generate_series(1, ${people}::int) n on conflict do nothing`.execute(trx);
  });
}
