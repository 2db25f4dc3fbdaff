import { events } from '@ficus/contracts/events';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import { createNotificationsBench, type NotificationsBench } from '../testing/notifications-bench.ts';

let server: MailServer;
let bench: NotificationsBench;
beforeAll(async () => {
  server = await startMailServer();
  bench = await createNotificationsBench(server.url);
});
beforeEach(async () => {
  server.mode = 'up';
  server.arrived.length = 0;
  await bench.database.db.deleteFrom('mails').execute();
});
afterAll(async () => {
  await bench.close();
  await server.close();
});

const invite = (email = 'eve@acme.test', name = 'Eve') =>
  bench.happen(events.invitationSent, {
    invitationId: 'inv_1',
    email,
    name,
    role: 'member',
    tenantName: 'Ünïcode & Söhne',
    expiresAt: 0,
  });
const log = () =>
  bench.database.db.selectFrom('mails').select(['state', 'attempts', 'answer', 'recipient']).execute();

test('an e-mail arrives as it was written, and the log says so', async () => {
  await invite();
  await expect.poll(() => server.arrived).toHaveLength(1);
  const [mail] = server.arrived;
  expect(mail).toMatchObject({ from: 'no-reply@ficus.test', to: ['eve@acme.test'] });
  expect(mail?.source).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(mail?.source).toMatch(/^Message-ID: <[^ ]+@ficus\.test>/m);
  expect(mail?.source).toMatch(/^Auto-Submitted: auto-generated/m);
  await expect
    .poll(log)
    .toMatchObject([{ state: 'sent', attempts: 1, answer: expect.stringMatching(/^250/) }]);
});

test('a server that says "later", and one that is away, get it when they are well: once', async () => {
  server.mode = 'later';
  await invite();
  await expect.poll(log).toMatchObject([{ state: 'waiting', answer: expect.stringContaining('451') }]);
  const { port } = new URL(server.url);
  await server.close();
  await expect
    .poll(log, { timeout: 15_000 })
    .toMatchObject([{ answer: expect.stringContaining('ECONNREFUSED') }]);
  server = await startMailServer(Number(port));
  await expect.poll(log, { timeout: 20_000 }).toMatchObject([{ state: 'sent' }]);
  expect(server.arrived).toHaveLength(1);
}, 45_000);

test('an address that a server refuses is given up, and said in the log', async () => {
  server.mode = 'never';
  await invite('nobody@acme.test');
  await expect
    .poll(log)
    .toMatchObject([{ state: 'refused', attempts: 1, answer: expect.stringContaining('No such mailbox') }]);
});

test('neither names nor addresses bring a header or a further recipient in', async () => {
  await invite('eve@acme.test', 'Eve\r\nBcc: spy@evil.test');
  await invite('a@acme.test,spy@evil.test');
  await expect.poll(async () => (await log()).every(({ state }) => state !== 'waiting')).toBe(true);
  for (const { to, source } of server.arrived) {
    expect(to).not.toContain('spy@evil.test');
    expect(source.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
  }
});
