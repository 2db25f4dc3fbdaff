import { randomUUID } from 'node:crypto';
import {
  AUDIT_ACTIONS,
  type AuditEntry,
  audit,
  auditFiles,
  invitations,
  people,
  personCreations,
  profile,
  tenantCare,
  tenants,
  workspaces,
} from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { openDatabase } from '@ficus/service-kit';
import { bringEvent, createTestDatabase, eventOf } from '@ficus/service-kit/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../migrations.ts';
import type { DirectorySchema } from '../schema.ts';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';
import { everyRoute } from '../testing/every-route.ts';
import { note } from './note.ts';

let bench: DirectoryBench;
let admin: TestPerson;
let ben: TestPerson;
let cem: TestPerson;
/** Reads also of what is deleted. */
let olga: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
  const tenantId = await bench.addTenant('Acme');
  admin = await bench.addPerson(tenantId, 'admin', 'Ada Marsh');
  ben = await bench.addPerson(tenantId, 'member', 'Ben Okafor');
  cem = await bench.addPerson(tenantId, 'member', 'Cem');
  olga = await bench.addPerson(await bench.addTenant('Ficus'), 'operator', 'Olga Lind');
});
afterAll(() => bench.close());

async function read(query: Record<string, string> = {}, tenantId = admin.tenantId) {
  const answer = await bench.call(olga, audit.list, { params: { tenantId }, query });
  expect(answer.status).toBe(200);
  return answer.body as { entries: AuditEntry[]; nextCursor?: string };
}
const actions = async (query?: Record<string, string>) =>
  (await read(query)).entries.map(({ action }) => action);

/** What is written into the log while something is done. */
async function notedBy(work: () => Promise<{ status: number }>) {
  const before = new Set((await read({ limit: '100' })).entries.map(({ id }) => id));
  const { status } = await work();
  const entries = (await read({ limit: '100' })).entries.filter(({ id }) => !before.has(id));
  return { status, entries };
}

test('every write is noted once, with who did it to whom; the same again changes nothing and is not', async () => {
  const tenant = { id: admin.tenantId };
  const one = { params: { id: ben.id } };
  const [ada, benNoted] = [
    { id: admin.id, name: 'Ada Marsh', email: admin.email },
    { id: ben.id, name: 'Ben Okafor', email: ben.email },
  ];
  const eve = { name: 'Eve', email: 'eve@acme.test' };
  const invite = (name: string) =>
    bench.call(admin, people.invite, { body: { email: eve.email, name, role: 'member' } });
  const invitation = (await invite('Evelyn')).body;
  const workspace = (await bench.call(admin, workspaces.create, { params: tenant, body: { name: 'First' } }))
    .body;
  const at = { params: { ...tenant, workspaceId: workspace.id } };
  const member = { params: { ...at.params, personId: ben.id } };
  const details = { workspace: 'Second', workspaceId: workspace.id };

  const steps: Record<string, [() => Promise<{ status: number }>, Partial<AuditEntry>[], again?: object[]]> =
    {
      'people.changeRole': [
        () => bench.call(admin, people.changeRole, { ...one, body: { role: 'admin' } }),
        [
          {
            action: 'person.role-changed',
            actor: ada,
            person: benNoted,
            details: { role: 'admin', previousRole: 'member' },
          },
        ],
      ],
      'personCreations.create': [
        () =>
          bench.call(admin, personCreations.create, {
            body: { email: 'made@acme.test', name: 'Made', role: 'member' },
          }),
        [{ action: 'person.creation-begun', actor: ada, details: { role: 'member' } }],
      ],
      'people.deactivate': [
        () => bench.call(admin, people.deactivate, one),
        [{ action: 'person.deactivated', actor: ada, person: benNoted }],
      ],
      'people.reactivate': [
        () => bench.call(admin, people.reactivate, one),
        [{ action: 'person.reactivated', actor: ada, person: benNoted }],
      ],
      'people.change': [
        () => bench.call(admin, people.change, { body: { ids: [cem.id], change: { kind: 'remove' } } }),
        [{ action: 'person.removed', actor: ada, person: { id: cem.id }, details: { role: 'member' } }],
      ],
      'people.invite': [
        () => invite('Eve'),
        [
          {
            action: 'invitation.changed',
            person: { id: invitation.id, ...eve },
            details: { role: 'member' },
          },
        ],
      ],
      'invitations.resend': [
        () => bench.call(admin, invitations.resend, { params: { id: invitation.id } }),
        [{ action: 'invitation.resent', actor: ada, person: { id: invitation.id, ...eve } }],
        [{ action: 'invitation.resent' }],
      ],
      'invitations.revoke': [
        () => bench.call(admin, invitations.revoke, { params: { id: invitation.id } }),
        [{ action: 'invitation.revoked', actor: ada, person: { id: invitation.id, ...eve } }],
      ],
      'workspaces.create': [
        () => bench.call(admin, workspaces.create, { params: tenant, body: { name: 'Other' } }),
        [
          {
            action: 'workspace.created',
            actor: ada,
            details: expect.objectContaining({ workspace: 'Other' }),
          },
        ],
      ],
      'workspaces.rename': [
        () => bench.call(admin, workspaces.rename, { ...at, body: { name: 'Second' } }),
        [{ action: 'workspace.renamed', actor: ada, details: { ...details, previousName: 'First' } }],
      ],
      'workspaces.addMember': [
        () => bench.call(admin, workspaces.addMember, member),
        [{ action: 'workspace.member-added', actor: ada, person: benNoted, details }],
      ],
      'workspaces.removeMember': [
        () => bench.call(admin, workspaces.removeMember, member),
        [{ action: 'workspace.member-removed', actor: ada, person: benNoted, details }],
      ],
      'workspaces.archive': [
        () => bench.call(admin, workspaces.archive, at),
        [{ action: 'workspace.archived', actor: ada, details }],
      ],
      'workspaces.restore': [
        () => bench.call(admin, workspaces.restore, at),
        [{ action: 'workspace.restored', actor: ada, details }],
      ],
      'tenants.update': [
        () =>
          bench.call(admin, tenants.update, {
            params: tenant,
            body: { name: 'Acorn', settings: { invitationDays: 30, emailDomains: [] }, version: 1 },
          }),
        [
          { action: 'tenant.renamed', actor: ada, details: { name: 'Acorn', previousName: 'Acme' } },
          { action: 'tenant.settings-changed', actor: ada, details: { invitationDays: '14 → 30' } },
        ],
      ],
      'tenantCare.changePlan': [
        () => bench.call(olga, tenantCare.changePlan, { params: tenant, body: { plan: 'team' } }),
        [
          {
            action: 'tenant.plan-changed',
            actor: { id: olga.id, name: 'Olga Lind', email: olga.email },
            details: { plan: 'Team', previousPlan: 'Business' },
          },
        ],
      ],
      'tenantCare.remove': [
        () => bench.call(admin, tenantCare.remove, { params: tenant, body: { name: 'Acorn' } }),
        [{ action: 'tenant.deleted', actor: ada, details: { name: 'Acorn' } }],
      ],
      'tenantCare.restore': [
        () => bench.call(olga, tenantCare.restore, { params: tenant }),
        [{ action: 'tenant.restored', details: { name: 'Acorn' } }],
      ],
      'profile.update': [
        () => bench.call(ben, profile.update, { body: { name: 'Benjamin', version: 1 } }),
        [{ action: 'person.renamed', details: { name: 'Benjamin', previousName: 'Ben Okafor' } }],
      ],
    };
  const writes = everyRoute().filter(({ route }) => route.method !== 'GET');
  expect(Object.keys(steps).sort()).toEqual(writes.map(({ name }) => name).sort());
  for (const [name, [work, expected, again = []]] of Object.entries(steps)) {
    const first = await notedBy(work);
    expect([name, first.status < 300, first.entries]).toMatchObject([name, true, expected]);
    expect([name, (await notedBy(work)).entries]).toMatchObject([name, again]);
  }
  const noted = new Set(await actions({ limit: '100' }));
  // What auth tells, what follows from it, and what nobody does who is signed in (`acceptance.test.ts`).
  const fromAuth = [
    'person.created',
    'person.creation-failed',
    'invitation.accepted',
    'session.begun',
    'session.ended',
    'password.changed',
  ];
  expect(AUDIT_ACTIONS.filter((action) => !noted.has(action))).toEqual(fromAuth);
});

test('what is refused is not noted', async () => {
  const { status, entries } = await notedBy(() =>
    bench.call(admin, people.deactivate, { params: { id: admin.id } }),
  );
  expect([status, entries]).toEqual([409, []]);
});

test('what happens to sessions and passwords is noted in its tenant, once, though it is told twice', async () => {
  const attributes = { tenantid: admin.tenantId, actor: admin.id };
  const ended = eventOf(
    events.sessionEnded,
    { personId: ben.id, sessionId: 's', reason: 'revoked', browser: 'Firefox' },
    { ...attributes, time: '2026-01-02T03:04:05.678Z' },
  );
  const changed = eventOf(events.passwordChanged, { personId: ben.id }, { ...attributes, actor: ben.id });
  const begun = eventOf(
    events.sessionBegun,
    { personId: ben.id, name: 'B', email: 'b', tenantName: 'T' },
    attributes,
  );
  const nowhere = { ...changed, id: 'another', tenantid: undefined };
  const { entries } = await notedBy(async () => {
    for (const event of [ended, ended, changed, begun, nowhere])
      expect((await bringEvent(bench.app, event)).statusCode).toBe(204);
    return { status: 204 };
  });
  expect(entries.map(({ action }) => action).sort()).toEqual([
    'password.changed',
    'session.begun',
    'session.ended',
  ]);
  expect(entries.find(({ action }) => action === 'session.ended')).toMatchObject({
    at: Date.parse('2026-01-02T03:04:05.678Z'),
    actor: { id: admin.id },
    person: { id: ben.id },
    details: { reason: 'revoked', browser: 'Firefox' },
  });
});

test('is read page by page, by who, whom, what and when, without a gap or a repetition', async () => {
  const whole = (await read({ limit: '100' })).entries;
  expect(whole.length).toBeGreaterThan(15);
  const paged: AuditEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: '4', ...(cursor && { cursor }) });
    paged.push(...page.entries);
    cursor = page.nextCursor;
    // What is written while somebody reads moves nothing.
    await bench.database.db
      .transaction()
      .execute((trx) =>
        note(trx, { tenantId: admin.tenantId, at: Date.now() + 1000, action: 'workspace.created' }),
      );
  } while (cursor);
  expect(paged).toEqual(whole);

  const times = whole.map(({ at }) => at);
  expect(times).toEqual([...times].sort((one, other) => other - one));
  expect(await actions({ action: 'session.ended' })).toEqual(['session.ended']);
  expect(await actions({ person: 'EVE@acme' })).toEqual([
    'invitation.revoked',
    'invitation.resent',
    'invitation.resent',
    'invitation.changed',
    'invitation.sent',
  ]);
  expect(await actions({ actor: ben.id })).toEqual(['password.changed', 'person.renamed']);
  expect(await actions({ from: '1767312000000', to: '1767398400000' })).toEqual(['session.ended']);
  expect(await actions({ person: '%' })).toEqual([]);
  const made = await bench.call(admin, audit.list, {
    params: { tenantId: admin.tenantId },
    query: { cursor: 'x' },
  });
  expect(made.status).toBe(400);
});

test('an operator reads the log of every tenant, an admin of another tenant this one’s least of all', async () => {
  const operator = await bench.addPerson(await bench.addTenant(), 'operator');
  const stranger = await bench.addPerson(await bench.addTenant(), 'admin');
  const params = { tenantId: admin.tenantId };
  expect((await bench.call(operator, audit.list, { params })).body.entries.length).toBeGreaterThan(0);
  for (const route of [audit.list, auditFiles.export])
    expect((await bench.call(stranger, route, { params })).status).toBe(404);
});

test('nobody changes or removes what is written, the owner of the tables included', async () => {
  const { db } = bench.database;
  const before = await read({ limit: '100' });
  for (const attempt of [
    sql`update audit_entries set action = 'nothing'`,
    sql`delete from audit_entries`,
    sql`truncate audit_entries`,
  ])
    await expect(attempt.execute(db)).rejects.toThrow(/only ever added to/);
  expect(await read({ limit: '100' })).toEqual(before);
});

test('the role of a service, which owns its tables, has no right to', async () => {
  const testDatabase = await createTestDatabase();
  const role = `plain_${randomUUID().replaceAll('-', '')}`;
  const asOwner = await openDatabase({ url: testDatabase.url, migrations: {} });
  await sql.raw(`create role ${role} login password 'plain'`).execute(asOwner.db);
  await sql`drop table kysely_migration, kysely_migration_lock`.execute(asOwner.db);
  await sql.raw(`alter schema public owner to ${role}`).execute(asOwner.db);
  const url = new URL(testDatabase.url);
  [url.username, url.password] = [role, 'plain'];
  const plain = await openDatabase<DirectorySchema>({ url: url.href, migrations });
  await plain.db
    .transaction()
    .execute((trx) => note(trx, { tenantId: 'acme', at: 0, action: 'tenant.renamed' }));
  for (const attempt of [sql`update audit_entries set action = ''`, sql`delete from audit_entries`])
    await expect(attempt.execute(plain.db)).rejects.toThrow('permission denied for table audit_entries');
  await plain.close();
  await asOwner.close();
  await testDatabase.drop();
  await sql.raw(`drop role ${role}`).execute(bench.database.db);
});

test('is exported whole by the same filters, and no name becomes a formula', async () => {
  const { db } = bench.database;
  const tenantId = await bench.addTenant();
  const reader = await bench.addPerson(tenantId, 'admin', 'Reader');
  const names = ['=HYPERLINK("http://evil.test")', '+1', '-1', '@sum', 'Plain, "quoted"', 'Emre Aydın'];
  await db.transaction().execute(async (trx) => {
    for (const [index, name] of names.entries())
      await note(trx, {
        tenantId,
        at: Date.UTC(2026, 0, 1) + index,
        action: 'invitation.sent',
        actor: reader.id,
        invited: { id: `inv_${index}`, name, email: `p${index}@acme.test` },
        details: { role: 'member' },
      });
    for (let index = 0; index < 1_200; index += 1)
      await note(trx, { tenantId, at: Date.UTC(2025, 0, 1), action: 'tenant.renamed' });
  });
  const answer = await bench.call(reader, auditFiles.export, { params: { tenantId } });
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="audit-log-${tenantId}.csv"`,
    'cache-control': 'no-store',
  });
  const lines = String(answer.body).split('\r\n');
  expect(lines[0]).toBe(
    '\ufefftime,action,actor,actor e-mail,actor id,person,person e-mail,person id,details',
  );
  expect(lines).toHaveLength(1 + names.length + 1_200 + 1);
  const persons = lines.slice(1, 1 + names.length).map((line) => line.split(`${reader.id},`)[1]);
  expect(persons.reverse()).toEqual([
    `"'=HYPERLINK(""http://evil.test"")",p0@acme.test,inv_0,role: member`,
    `'+1,p1@acme.test,inv_1,role: member`,
    `'-1,p2@acme.test,inv_2,role: member`,
    `'@sum,p3@acme.test,inv_3,role: member`,
    `"Plain, ""quoted""",p4@acme.test,inv_4,role: member`,
    `Emre Aydın,p5@acme.test,inv_5,role: member`,
  ]);
  const some = await bench.call(reader, auditFiles.export, {
    params: { tenantId },
    query: { person: 'p5@' },
  });
  expect(String(some.body).trim().split('\r\n')).toHaveLength(2);
});
