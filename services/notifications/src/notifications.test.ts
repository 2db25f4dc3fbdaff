import { events } from '@ficus/contracts/events';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createNotificationsBench, type NotificationsBench } from './testing/notifications-bench.ts';

const LIST = '/api/v1/notifications';
const PREFERENCES = '/api/v1/notification-preferences';
const role = {
  personId: 'user_ada',
  role: 'admin',
  previousRole: 'member',
  email: 'ada@acme.test',
  tenantName: 'Acme',
} as const;
const begun = { personId: 'user_ada', name: 'Ada Marsh', email: 'ada@acme.test', tenantName: 'Acme' };
const BEN = { sub: 'user_ben' };

let bench: NotificationsBench;
beforeAll(async () => {
  bench = await createNotificationsBench();
});
beforeEach(async () => {
  for (const table of ['notifications', 'preferences', 'mails', 'operators', 'languages'] as const)
    await bench.database.db.deleteFrom(table).execute();
});
afterAll(() => bench.close());

const titles = async (as?: { sub?: string; tenantId?: string }) => {
  const { data } = await bench.call('GET', LIST, undefined, as);
  const { notifications } = data as { notifications: { title: string }[] };
  return notifications.map(({ title }) => title);
};
const mails = () =>
  bench.database.db.selectFrom('mails').select(['recipient', 'subject', 'text', 'state']).execute();

test('a changed role is told in the inbox, and by an e-mail that is logged where there is no server', async () => {
  expect(await bench.happen(events.personRoleChanged, role)).toBe(204);
  expect((await bench.call('GET', LIST)).data).toMatchObject({
    unread: 1,
    notifications: [
      {
        kind: 'role-changed',
        title: 'You are an admin of Acme now',
        text: expect.stringContaining('invite people'),
      },
    ],
  });
  expect(await mails()).toMatchObject([
    { recipient: 'ada@acme.test', subject: 'You are an admin of Acme now', state: 'skipped' },
  ]);
});

test('the same event told again is told once; signing in often welcomes once in each tenant', async () => {
  const id = crypto.randomUUID();
  await Promise.all([1, 2, 3].map(() => bench.happen(events.personRoleChanged, role, id)));
  for (let nth = 0; nth < 3; nth += 1) await bench.happen(events.sessionBegun, begun);
  expect((await titles()).sort()).toEqual(['Welcome to Acme, Ada', 'You are an admin of Acme now']);
  expect(await mails()).toHaveLength(1);
});

test('a renamed tenant is told to everybody there but who did it, each in an inbox of their own', async () => {
  const people = ['user_ada', 'user_ben', 'user_cleo'].map((id) => ({ id, email: `${id}@acme.test` }));
  await bench.happen(events.tenantRenamed, { name: 'Acorn', previousName: 'Acme', people });
  expect(await titles()).toEqual(['Acme is called Acorn now']);
  expect(await titles(BEN)).toEqual(['Acme is called Acorn now']);
  expect(await titles({ sub: 'user_cleo' })).toEqual([]);
  // The same person in another tenant has another inbox.
  expect(await titles({ tenantId: 'globex' })).toEqual([]);
  expect(await mails()).toEqual([]);
});

test('what was told comes in the language of the page that asks, and e-mails in that of the last one', async () => {
  await bench.happen(events.personRoleChanged, role);
  const ask = async (language: string) =>
    ((await bench.call('GET', `${LIST}?language=${language}`)).data as { notifications: object[] })
      .notifications;
  expect(await ask('de')).toMatchObject([
    { language: 'de', title: 'Sie sind jetzt Admin von Acme', text: expect.stringContaining('einladen') },
  ]);
  // From now on e-mails are in German, those to whom Ada invites among them; Ben's are not.
  await bench.happen(events.personRoleChanged, { ...role, role: 'member' });
  await bench.happen(events.personRoleChanged, { ...role, personId: 'user_ben', email: 'ben@acme.test' });
  await bench.call('GET', `${LIST}?language=de`, undefined, { sub: 'user_cleo' });
  const expiresAt = Date.UTC(2026, 11, 24);
  const invitation = { invitationId: 'inv_1', email: 'eve@acme.test', name: 'Eve', tenantName: 'Acme' };
  await bench.happen(events.invitationSent, { ...invitation, role: 'member', link: 'a-token', expiresAt });
  expect(await mails()).toMatchObject([
    { subject: 'You are an admin of Acme now' },
    { recipient: 'ada@acme.test', subject: 'Sie sind jetzt Mitglied von Acme' },
    { recipient: 'ben@acme.test', subject: 'You are an admin of Acme now' },
    { recipient: 'eve@acme.test', text: expect.stringMatching(/^Guten Tag Eve,.*24\. Dezember 2026/s) },
  ]);
  // A language that nobody speaks here is no fault: it is English, and English says nothing of itself.
  const [unknown] = await ask('fr');
  expect(unknown).toMatchObject({ title: 'You are a member of Acme now' });
  expect(unknown).not.toHaveProperty('language');
  await bench.happen(events.personRoleChanged, role);
  expect((await mails()).at(-1)).toMatchObject({ subject: 'You are an admin of Acme now' });
});

test('those who acted in a deleted tenant are told by e-mail, and when it is back; who did it is not', async () => {
  const people = ['user_cleo', 'user_ben'].map((id) => ({ id, email: `${id}@acme.test` }));
  await bench.happen(events.tenantDeleted, {
    name: 'Acme',
    keptUntil: Date.UTC(2026, 11, 24),
    people: people.map((person) => ({ ...person, isActiveElsewhere: false })),
  });
  await bench.happen(events.tenantRestored, { name: 'Acme', people });
  expect(await mails()).toMatchObject([
    {
      recipient: 'user_ben@acme.test',
      subject: 'Acme was deleted',
      text: expect.stringContaining('24 December 2026'),
    },
    { recipient: 'user_ben@acme.test', subject: 'Acme is back' },
  ]);
});

test('an invitation goes by e-mail to somebody who has no inbox', async () => {
  await bench.happen(events.invitationSent, {
    invitationId: 'inv_1',
    email: 'eve@acme.test',
    name: 'Eve',
    role: 'member',
    tenantName: 'Acme',
    invitedBy: 'Ada Marsh',
    link: 'a-token',
    expiresAt: Date.UTC(2026, 11, 24),
  });
  const [mail] = await mails();
  expect(mail).toMatchObject({ recipient: 'eve@acme.test', subject: 'You are invited to Acme' });
  expect(mail?.text).toMatch(
    /Ada Marsh invites you.*http:\/\/localhost:8080\/sign-in\?link#invitation=a-token\s.*24 December 2026/s,
  );
});

test('who asked for a link to set a password has it by e-mail, and nothing in the inbox', async () => {
  await bench.happen(events.passwordLinkAsked, {
    personId: 'user_ada',
    email: 'ada@acme.test',
    link: 'a-token',
    linkExpiresAt: Date.UTC(2026, 10, 26, 15, 30),
  });
  const [mail] = await mails();
  expect(mail).toMatchObject({ recipient: 'ada@acme.test', subject: 'Set a new password for Ficus' });
  expect(mail?.text).toMatch(
    /http:\/\/localhost:8080\/sign-in\?link#set-password=a-token\s.*26 November 2026.*15:30 \(UTC\)/s,
  );
  expect(await titles()).toEqual([]);
});

test('who joins is welcomed once, there or when they first sign in', async () => {
  await bench.happen(events.personJoined, { ...begun, role: 'member' });
  await bench.happen(events.sessionBegun, begun);
  expect(await titles()).toEqual(['Welcome to Acme, Ada']);
  expect(await mails()).toEqual([]);
});

test('what is read counts no more; ids of somebody else are passed over', async () => {
  await bench.happen(events.personRoleChanged, role);
  await bench.happen(events.sessionBegun, begun);
  const { data } = await bench.call('GET', LIST);
  const [first, second] = (data as { notifications: { id: string }[] }).notifications;
  const others = await bench.call('POST', `${LIST}/read`, { ids: [first?.id, '\0', 'none'] }, BEN);
  expect(others).toEqual({ status: 200, data: { unread: 0 } });
  expect((await bench.call('POST', `${LIST}/read`, { ids: [first?.id] })).data).toEqual({ unread: 1 });
  expect((await bench.call('GET', LIST)).data).toMatchObject({
    unread: 1,
    notifications: [{ id: first?.id, readAt: expect.any(Number) }, { id: second?.id }],
  });
  expect((await bench.call('POST', `${LIST}/read`, {})).data).toEqual({ unread: 0 });
});

test('pages follow each other without a gap; a made-up cursor is refused', async () => {
  for (let nth = 0; nth < 57; nth += 1) await bench.happen(events.personRoleChanged, role);
  const ids: string[] = [];
  let cursor = '';
  do {
    const { data } = await bench.call('GET', `${LIST}${cursor && `?cursor=${cursor}`}`);
    const page = data as { notifications: { id: string }[]; nextCursor?: string };
    ids.push(...page.notifications.map(({ id }) => id));
    cursor = page.nextCursor ?? '';
  } while (cursor);
  expect(new Set(ids).size).toBe(57);
  expect((await bench.call('GET', `${LIST}?cursor=made-up`)).status).toBe(400);
});

test('who operates the platform is told of a release that was taken back, and nobody else', async () => {
  const olga = { ...begun, personId: 'user_olga', email: 'olga@ficus.test', role: 'operator' } as const;
  const release = {
    feature: 'chat',
    flag: 'new_chat_mfe',
    version: '2.0.0',
    cohort: 'acme',
    harm: 'fails',
  } as const;
  await bench.happen(events.sessionBegun, olga);
  await bench.happen(events.sessionBegun, { ...begun, role: 'admin' });
  await bench.happen(events.releaseWithdrawn, release);
  const title = 'chat 2.0.0 was taken back from acme';
  expect(await titles({ sub: 'user_olga' })).toContain(title);
  expect(await titles()).not.toContain(title);
  expect(await mails()).toMatchObject([{ recipient: 'olga@ficus.test', subject: title }]);
  await bench.happen(events.personDeactivated, { personId: 'user_olga', isActiveElsewhere: false });
  await bench.happen(events.releaseWithdrawn, { ...release, version: '2.0.1' });
  expect(await mails()).toHaveLength(1);
});

test('a person decides how they are told', async () => {
  const { data } = await bench.call('GET', PREFERENCES);
  expect(data).toEqual({
    preferences: [
      { kind: 'welcome', inbox: true, email: false },
      { kind: 'role-changed', inbox: true, email: true },
      { kind: 'tenant-renamed', inbox: true, email: false },
    ],
  });
  await bench.call('PUT', PREFERENCES, { kind: 'role-changed', inbox: false, email: false });
  await bench.happen(events.personRoleChanged, role);
  expect([await titles(), await mails()]).toEqual([[], []]);
  await bench.call('PUT', PREFERENCES, { kind: 'welcome', inbox: false, email: true });
  for (let nth = 0; nth < 2; nth += 1) await bench.happen(events.sessionBegun, begun);
  expect(await titles()).toEqual([]);
  expect(await mails()).toMatchObject([{ subject: 'Welcome to Acme, Ada' }]);
  expect((await bench.call('PUT', PREFERENCES, { kind: 'none', inbox: true, email: true })).status).toBe(400);
});

test('who has been told something is said at once to whoever listens', async () => {
  const url = await bench.app.listen({ port: 0, host: '127.0.0.1' });
  const stopping = new AbortController();
  const answer = await fetch(`${url}/internal/live`, { signal: stopping.signal });
  let heard = '';
  const reading = (async () => {
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) heard += chunk;
  })().catch(() => undefined);
  await expect.poll(() => heard).toContain(':');
  await bench.happen(events.personRoleChanged, role);
  await expect.poll(() => heard).toContain('data: {"personId":"user_ada","tenantId":"acme"}');
  stopping.abort();
  await reading;
});
