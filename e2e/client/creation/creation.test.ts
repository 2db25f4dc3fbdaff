import { randomUUID } from 'node:crypto';
import { type PersonCreation, personCreations } from '@ficus/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CreatingSystem, type PartName, startCreatingSystem } from './creating-system.ts';
import { holdAt, type Moment } from './hold-at.ts';

const isFull = process.env.FICUS_TEST === 'full';
const FRESH_MS = 3 * 60_000;
let system: CreatingSystem;
let token: { readonly value: string; readonly at: number };
beforeAll(async () => {
  system = await startCreatingSystem();
}, 60_000);
beforeEach(async () => {
  // Signing in is told to others: that is over before anybody is held.
  if (!token || Date.now() - token.at > FRESH_MS) token = { value: await tokenOfAda(), at: Date.now() };
  await expect.poll(isQuiet, { timeout: 30_000, interval: 50 }).toBe(true);
});
afterAll(() => system.close());

/** A service token of Ada, as the front door gets it for her. */
async function tokenOfAda(): Promise<string> {
  const signedIn = await post(`${system.url('auth')}/api/v1/auth/sign-in`, {
    email: 'ada@acme.test',
    password: 'ficus-demo',
  });
  const session = /ficus_session=([\w-]+)/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1];
  const answer = await post(`${system.url('auth')}/internal/sessions/introspect`, { session });
  return ((await answer.json()) as { token: string }).token;
}
const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Begins to make a person, and repeats what is not answered, as the client does: by one key. */
async function create(email: string): Promise<PersonCreation> {
  const headers = { authorization: `Bearer ${token.value}`, 'idempotency-key': randomUUID() };
  const url = `${system.url('directory')}${personCreations.create.path}`;
  for (let tries = 0; ; tries += 1) {
    const answer = await post(url, { email, name: 'Eve', role: 'member' }, headers).catch(() => undefined);
    if (answer?.ok) return (await answer.json()) as PersonCreation;
    if (answer && answer.status < 500) throw new Error(`${answer.status} ${await answer.text()}`);
    if (tries > 100) throw new Error('The directory does not come back.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Whether everybody has been told everything. */
async function isQuiet(): Promise<boolean> {
  for (const name of ['directory', 'auth'] as const) {
    const { rows } = await system.databases[name].query(
      'select 1 from event_deliveries where delivered_at is null limit 1',
    );
    if (rows.length > 0) return false;
  }
  return true;
}

async function count(name: PartName, statement: string, value: string): Promise<number> {
  const { rows } = await system.databases[name].query<{ count: string }>(
    `select count(*) from ${statement}`,
    [value],
  );
  return Number(rows[0]?.count);
}

/** What there is of a person everywhere, once nothing is under way any more. */
async function whatThereIs(email: string) {
  const creation = async () => {
    const { rows } = await system.databases.directory.query<{ state: string; person_id: string }>(
      'select state, person_id from person_creations where email = $1 order by created_at desc limit 1',
      [email],
    );
    return rows[0];
  };
  await expect
    .poll(async () => (await creation())?.state, { timeout: 40_000, interval: 50 })
    .toMatch(/^(done|failed)$/);
  const { state, person_id: id } = (await creation()) ?? { state: '', person_id: '' };
  return {
    state,
    accounts: await count('auth', 'accounts where lower(email) = $1', email),
    links: await count('auth', 'password_links where person_id = $1', id),
    people: await count('directory', 'people where id = $1', id),
    memberships: await count('directory', 'memberships where person_id = $1', id),
    welcomes: await count('notifications', `notifications where kind = 'welcome' and person_id = $1`, id),
    mails: await count('notifications', 'mails where recipient = $1', email),
    creations: await count('directory', 'person_creations where email = $1', email),
  };
}
const WHOLE = {
  state: 'done',
  accounts: 1,
  links: 1,
  people: 1,
  memberships: 1,
  welcomes: 1,
  mails: 1,
  creations: 1,
};
const NOTHING = {
  ...WHOLE,
  state: 'failed',
  accounts: 0,
  links: 0,
  people: 0,
  memberships: 0,
  welcomes: 0,
  mails: 0,
};

/** Has a process killed at a moment of the making of somebody, and comes back. */
async function killAt(at: PartName, moment: Moment, victim: PartName, work: () => Promise<unknown>) {
  const held = await holdAt(system.databases[at], moment);
  const working = work();
  working.catch(() => undefined);
  try {
    await held.reached();
    await system.kill(victim);
  } finally {
    await held.drop();
  }
  await system.start(victim);
  await working;
}

const state = (to: string) =>
  ({ table: 'person_creations', writes: 'update', when: `new.state = '${to}'` }) as const;
const toldTo = (consumer: string) =>
  ({ table: 'event_deliveries', writes: 'update', when: `new.consumer = '${consumer}'` }) as const;
const insert = (table: string) => ({ table, writes: 'insert' }) as const;

type Row = [title: string, at: PartName, moment: Moment, victims: readonly PartName[]];
/** Every boundary of every step, in order: what stands before one has happened, what stands after it has not. */
const FORWARD: readonly Row[] = [
  ['before it is written down what is to be done', 'directory', insert('person_creations'), ['directory']],
  ['before auth is told', 'auth', insert('received_events'), ['directory', 'auth']],
  ['before there is an account', 'auth', insert('accounts'), ['auth', 'directory']],
  ['before there is a link', 'auth', insert('password_links'), ['auth']],
  [
    'after there is an account, before that is known as told',
    'directory',
    toldTo('auth'),
    ['directory', 'auth'],
  ],
  [
    'before the directory hears of the account',
    'directory',
    insert('received_events'),
    ['directory', 'auth'],
  ],
  ['before the account is noted', 'directory', state('profile'), ['directory']],
  ['after it is noted, before that is known as told', 'auth', toldTo('directory'), ['auth', 'directory']],
  ['before there is a profile', 'directory', insert('people'), ['directory']],
  ['before there is a membership', 'directory', insert('memberships'), ['directory']],
  ['after both, before it is noted', 'directory', state('welcome'), ['directory']],
  ['before there is a welcome', 'notifications', insert('notifications'), ['notifications', 'directory']],
  ['before there is an e-mail', 'notifications', insert('mails'), ['notifications']],
  [
    'after both, before that is known as told',
    'directory',
    toldTo('notifications'),
    ['directory', 'notifications'],
  ],
  ['before it is done', 'directory', state('done'), ['directory']],
];
/** The same of what is taken back, where somebody of another tenant has the address. */
const BACK: readonly Row[] = [
  ['before it is noted that all is to be taken back', 'directory', state('undoing'), ['directory']],
  ['before the account goes', 'auth', { table: 'accounts', writes: 'delete' }, ['auth', 'directory']],
  ['before the directory hears that it is gone', 'directory', state('failed'), ['directory', 'auth']],
];
/** And where the welcome is refused for good, so that profile and membership are there already. */
const FAR_BACK: readonly Row[] = [
  ['before the profile goes', 'directory', { table: 'people', writes: 'delete' }, ['directory']],
  ['before the membership goes', 'directory', { table: 'memberships', writes: 'delete' }, ['directory']],
  ...BACK,
];
const SHORT: ReadonlySet<string> = new Set([
  'before there is a profile, kill -9 directory',
  'before the account goes, kill -9 auth',
]);
const named = (rows: readonly Row[]) =>
  rows
    .flatMap(([title, at, moment, victims]) =>
      victims.map((victim) => [`${title}, kill -9 ${victim}`, at, moment, victim] as const),
    )
    .filter(([title]) => isFull || SHORT.has(title));
const somebody = () => `eve-${randomUUID()}@acme.test`;

test('whom an admin makes can set a password by the link, once, and sign in', async () => {
  const email = somebody();
  await create(email);
  expect(await whatThereIs(email)).toEqual(WHOLE);
  const { rows } = await system.databases.notifications.query<{ text: string }>(
    'select text from mails where recipient = $1',
    [email],
  );
  const secret = /#set-password=([\w-]+)/.exec(rows[0]?.text ?? '')?.[1];
  const set = (password: string) =>
    post(`${system.url('auth')}/api/v1/auth/password-links`, { token: secret, password });
  expect((await set('short')).status).toBe(400);
  const answer = await set('a long enough one');
  expect([answer.status, await answer.json()]).toEqual([200, { email }]);
  expect((await set('another long one')).status).toBe(404);
  const signIn = (password: string) => post(`${system.url('auth')}/api/v1/auth/sign-in`, { email, password });
  expect((await signIn('another long one')).status).toBe(401);
  expect((await signIn('a long enough one')).status).toBe(200);
  // Signing in for the first time is a welcome too: the one that they have.
  await expect.poll(isQuiet, { timeout: 15_000 }).toBe(true);
  expect(await whatThereIs(email)).toEqual({ ...WHOLE, links: 0 });
});

test('an address that somebody has an account by is refused, and nothing is left', async () => {
  const email = 'cleo@globex.test';
  await create(email);
  expect(await whatThereIs(email)).toEqual({ ...NOTHING, accounts: 1 });
});

test.each(named(FORWARD))(
  '%s: there is a person wholly, once',
  async (_title, at, moment, victim) => {
    const email = somebody();
    await killAt(at, moment, victim, () => create(email));
    expect(await whatThereIs(email)).toEqual(WHOLE);
  },
  60_000,
);

test.each(named(BACK))(
  'taken back, %s: there is nothing left',
  async (_title, at, moment, victim) => {
    // Somebody of the directory who has no account: the account is made, the profile is refused.
    const email = `hugo-${randomUUID()}@globex.test`;
    await system.databases.directory.query('insert into people (id, email, name) values ($1, $2, $1)', [
      email,
      email,
    ]);
    await killAt(at, moment, victim, () => create(email));
    expect(await whatThereIs(email)).toEqual(NOTHING);
  },
  60_000,
);

test.runIf(isFull).each(named(FAR_BACK))(
  'taken back from the end, %s: there is nothing left',
  async (_title, at, moment, victim) => {
    const email = somebody();
    system.toNotifications.plan = () => 400;
    try {
      await killAt(at, moment, victim, () => create(email));
      expect(await whatThereIs(email)).toEqual(NOTHING);
    } finally {
      system.toNotifications.plan = () => undefined;
    }
  },
  60_000,
);
