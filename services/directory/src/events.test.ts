import { invitations, people, personCreations, tenantCare, tenants } from '@ficus/contracts';
import { EventEnvelope, events } from '@ficus/contracts/events';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from './testing/directory-bench.ts';

let bench: DirectoryBench;
let admin: TestPerson;
let other: TestPerson;
let operator: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
  const tenantId = await bench.addTenant('Acme');
  admin = await bench.addPerson(tenantId, 'admin', 'Ada');
  other = await bench.addPerson(tenantId, 'member');
  operator = await bench.addPerson(await bench.addTenant('Ficus'), 'operator');
});
afterAll(() => bench.close());

/** What is told while `work` is done, each as the contract of its type has it. */
async function toldBy(work: () => Promise<{ status: number }>, actor = admin) {
  await sql`truncate events cascade`.execute(bench.database.db);
  const { status } = await work();
  const { rows } = await sql<{ envelope: unknown }>`select envelope from events order by created_at`.execute(
    bench.database.db,
  );
  const told = rows.map(({ envelope }) => {
    const event = EventEnvelope.parse(envelope);
    const type = Object.values(events).find((one) => one.type === event.type);
    expect(type?.data.safeParse(event.data).error).toBeUndefined();
    expect(event).toMatchObject({
      source: '/services/directory',
      tenantid: admin.tenantId,
      actor: actor.id,
      traceparent: expect.stringMatching(/^00-[\da-f]{32}-[\da-f]{16}-01$/),
    });
    return event;
  });
  return { status, told };
}
const one = () => ({ params: { id: other.id } });

test('every type of the contracts is told, once for each time that it happens', async () => {
  const { type: renamed } = events.tenantRenamed;
  const rename = () =>
    bench.call(admin, tenants.update, {
      params: { id: admin.tenantId },
      body: { name: 'Acorn', version: 1 },
    });
  const care = { params: { id: admin.tenantId } };
  const both = () =>
    [admin, other].map(({ id, email }) => ({ id, email })).sort((one, two) => (one.id < two.id ? -1 : 1));
  const cases = [
    [
      events.personDeactivated,
      () => bench.call(admin, people.deactivate, one()),
      { personId: other.id, isActiveElsewhere: false },
    ],
    [events.personReactivated, () => bench.call(admin, people.reactivate, one()), { personId: other.id }],
    [
      events.personRoleChanged,
      () => bench.call(admin, people.changeRole, { ...one(), body: { role: 'admin' } }),
      { personId: other.id, role: 'admin', previousRole: 'member', email: other.email, tenantName: 'Acme' },
    ],
    [
      events.personCreationBegun,
      () =>
        bench.call(admin, personCreations.create, {
          body: { email: 'made@acme.test', name: 'Made', role: 'member' },
        }),
      { email: 'made@acme.test', linkDigest: expect.stringMatching(/^[\w-]{43}$/) },
    ],
    [
      events.invitationSent,
      () =>
        bench.call(admin, people.invite, { body: { email: 'eve@acme.test', name: 'Eve', role: 'member' } }),
      { email: 'eve@acme.test', name: 'Eve', role: 'member', tenantName: 'Acme', invitedBy: 'Ada' },
    ],
    [
      events.tenantRenamed,
      rename,
      {
        name: 'Acorn',
        previousName: 'Acme',
        people: both(),
      },
    ],
    [
      events.tenantDeleted,
      () => bench.call(admin, tenantCare.remove, { ...care, body: { name: 'Acorn' } }),
      {
        name: 'Acorn',
        keptUntil: expect.any(Number),
        people: both().map((person) => ({ ...person, isActiveElsewhere: false })),
      },
    ],
    [
      events.tenantRestored,
      () => bench.call(operator, tenantCare.restore, care),
      { name: 'Acorn', people: both() },
    ],
  ] as const;
  // What follows by itself from what auth says, and from an invitation's link: `creation.test.ts`, `acceptance.test.ts`.
  const later: string[] = [
    events.personCreated.type,
    events.personCreationUndone.type,
    events.personJoined.type,
  ];
  expect([...cases.map(([{ type }]) => type), ...later].sort()).toEqual(
    Object.values(events)
      .flatMap(({ type, source }) => (source === 'directory' ? [type] : []))
      .sort(),
  );
  for (const [{ type }, work, data] of cases) {
    const actor = type === events.tenantRestored.type ? operator : admin;
    const first = await toldBy(work, actor);
    expect([first.status < 300, first.told]).toMatchObject([true, [{ type, data }]]);
    // Asked for again nothing changes, so nothing is told.
    const again = await toldBy(work, actor);
    const refused: string[] = [renamed, events.tenantDeleted.type, events.personCreationBegun.type];
    const isRefused = refused.includes(type);
    expect([type, again.status >= 400, again.told]).toEqual([type, isRefused, []]);
  }
});

test('an invitation that is sent again, or says something else, is told', async () => {
  const invite = (name: string) =>
    toldBy(() =>
      bench.call(admin, people.invite, { body: { email: 'joe@acme.test', name, role: 'member' } }),
    );
  const { told } = await invite('Joe');
  const { invitationId } = events.invitationSent.data.parse(told[0]?.data);
  expect((await invite('Joseph')).told).toMatchObject([{ data: { name: 'Joseph' } }]);
  const again = await toldBy(() => bench.call(admin, invitations.resend, { params: { id: invitationId } }));
  expect(again.told).toMatchObject([{ subject: `invitation/${invitationId}`, entityversion: 3 }]);
});

test('what is refused is not told', async () => {
  const { status, told } = await toldBy(() =>
    bench.call(admin, people.deactivate, { params: { id: admin.id } }),
  );
  expect([status, told]).toEqual([409, []]);
});

test('who may still act in another tenant is told apart', async () => {
  const elsewhere = await bench.addTenant();
  await bench.database.db
    .insertInto('memberships')
    .values({ person_id: other.id, tenant_id: elsewhere, role: 'member' })
    .execute();
  const { told } = await toldBy(() => bench.call(admin, people.deactivate, one()));
  expect(told).toMatchObject([{ data: { isActiveElsewhere: true } }]);
  await bench.call(admin, people.reactivate, one());
});

test('the versions of a subject follow each other without a gap, however many change it at once', async () => {
  await sql`truncate events, event_subjects cascade`.execute(bench.database.db);
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      bench.call(admin, index % 2 ? people.reactivate : people.deactivate, one()),
    ),
  );
  const { rows } = await sql<{ version: number; type: string }>`
    select version, envelope ->> 'type' as type from events order by version`.execute(bench.database.db);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1));
  // Each undoes the one before it: told in the order in which it happened.
  for (const [index, { type }] of rows.entries()) expect(type).not.toBe(rows[index - 1]?.type);
});
