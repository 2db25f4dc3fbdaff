import { api, type Route } from '@ficus/contracts';
import { createSyncClient, type SyncClient } from '@ficus/service-kit/sync';
import {
  createTestDatabase,
  createTestIssuer,
  type ServiceProcess,
  startService,
  type TestDatabase,
  type TestIssuer,
} from '@ficus/service-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareAnswers } from '../../services/gateway/src/migration/compare.ts';
import { freePort } from './free-port.ts';

const SECRET = 'the secret of both sides in this test, and of no other system';
const SIDES = ['monolith', 'directory'] as const;
type SideName = (typeof SIDES)[number];

let issuer: TestIssuer;
let databases: TestDatabase[];
const services = {} as Record<SideName, ServiceProcess>;
const sync = {} as Record<SideName, SyncClient>;
beforeAll(async () => {
  issuer = await createTestIssuer();
  databases = await Promise.all(SIDES.map(createTestDatabase));
  const ports = await Promise.all(SIDES.map(freePort));
  await Promise.all(
    SIDES.map(async (name, index) => {
      services[name] = await startService(new URL(`../../services/${name}/src/main.ts`, import.meta.url), {
        PORT: String(ports[index]),
        DATABASE_URL: databases[index]?.url ?? '',
        JWKS_URL: issuer.jwksUrl,
        LOG_LEVEL: 'silent',
        SYNC_WITH: `http://127.0.0.1:${ports[1 - index]}`,
        SYNC_SECRET: SECRET,
        ...(name === 'directory' && { FICUS_DEMO: '1' }),
      });
      sync[name] = createSyncClient(services[name].url, SECRET);
    }),
  );
});
afterAll(async () => {
  for (const { child, ended } of Object.values(services)) {
    child.kill('SIGTERM');
    await ended;
  }
  await issuer.close();
  for (const database of databases) await database.drop();
});

/** Waits until each side has what the other has told. */
async function settled(): Promise<void> {
  await expect
    .poll(
      async () => {
        const [one, other] = await Promise.all(SIDES.map((name) => sync[name].state()));
        return one && other && one.applied === other.head && other.applied === one.head;
      },
      { timeout: 15_000, interval: 20 },
    )
    .toBe(true);
}

type Who = 'ada' | 'ben' | 'olga' | 'cleo';
const WHO = {
  ada: {},
  ben: { sub: 'user_ben', role: 'member' },
  cleo: { sub: 'user_cleo', tenantId: 'globex', role: 'admin' },
  olga: { sub: 'user_olga', tenantId: 'ficus', role: 'operator' },
} as const;

async function call(
  side: SideName,
  who: Who | undefined,
  { method, path }: { method: string; path: string },
  body?: object,
) {
  const answer = await fetch(`${services[side].url}${path}`, {
    method,
    headers: {
      ...(who && { authorization: `Bearer ${await issuer.tokenFor(WHO[who])}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.text() };
}

const READS: readonly [Who, string][] = [
  ['ada', '/api/v1/profile'],
  ['ada', '/api/v1/people'],
  ['ada', '/api/v1/people?sort=joined&order=desc&limit=100'],
  ['ada', '/api/v1/people?sort=email&search=a'],
  ['ben', '/api/v1/people?role=admin&status=active'],
  ['ada', '/api/v1/people?status=invited'],
  ['ada', '/api/v1/people/user_ben'],
  ['ada', '/api/v1/people/inv_ivan'],
  ['ada', '/api/v1/people/nobody'],
  ['ada', '/api/v1/tenants/acme'],
  ['ada', '/api/v1/tenants/globex'],
  ['olga', '/api/v1/tenants/globex'],
  ['olga', '/api/v1/tenants'],
  ['olga', '/api/v1/tenants?search=ac&limit=1'],
  ['olga', '/api/v1/tenants?limit=2'],
  ['ben', '/api/v1/tenants'],
  ['ada', '/api/v1/tenants/acme/members?limit=3'],
  ['ada', '/api/v1/tenants/acme/invitations'],
  ['ben', '/api/v1/tenants/acme/invitations'],
  ['ada', '/api/v1/tenants/acme/workspaces'],
  ['ada', '/api/v1/tenants/acme/workspaces/ws_design/members'],
  ['ada', '/api/v1/tenants/acme/workspaces/none/members'],
  ['cleo', '/api/v1/tenants/globex/workspaces'],
  ['ada', '/api/v1/people?limit=1000'],
];

async function expectAlike(): Promise<void> {
  await settled();
  for (const [who, path] of READS) {
    const [monolith, directory] = await Promise.all(
      SIDES.map((side) => call(side, who, { method: 'GET', path })),
    );
    if (!monolith || !directory) throw new Error('There are two sides.');
    expect([path, compareAnswers(monolith, directory)]).toEqual([path, []]);
  }
}

test('both sides answer every read alike', expectAlike);

const WORKSPACES = '/api/v1/tenants/acme/workspaces';
const WRITES: readonly [Who | undefined, string, string, object?][] = [
  ['ada', 'PATCH', '/api/v1/tenants/acme', { name: 'Acorn', version: 1 }],
  ['ada', 'PATCH', '/api/v1/tenants/acme', { name: 'Late', version: 1 }],
  [
    'ada',
    'PATCH',
    '/api/v1/tenants/acme',
    { settings: { invitationDays: 30, emailDomains: ['acme.test'] }, version: 2 },
  ],
  ['ben', 'PATCH', '/api/v1/tenants/acme', { name: 'No', version: 3 }],
  [undefined, 'PATCH', '/api/v1/tenants/acme', { name: 'No', version: 3 }],
  ['ada', 'PATCH', '/api/v1/profile', { name: 'Ada Lovelace', version: 1 }],
  ['ada', 'PATCH', '/api/v1/profile', { name: 'Late', version: 1 }],
  ['ada', 'POST', '/api/v1/invitations', { email: 'new@acme.test', name: 'New One', role: 'member' }],
  ['ada', 'POST', '/api/v1/invitations', { email: 'NEW@acme.test', name: 'New Name', role: 'admin' }],
  ['ada', 'POST', '/api/v1/invitations', { email: 'new@other.test', name: 'No', role: 'member' }],
  ['ada', 'POST', '/api/v1/invitations', { email: 'ben@acme.test', name: 'Ben', role: 'member' }],
  ['ada', 'POST', '/api/v1/invitations', { email: 'op@acme.test', name: 'No', role: 'operator' }],
  ['ada', 'POST', '/api/v1/invitations/inv_jana/resend'],
  ['ada', 'DELETE', '/api/v1/invitations/inv_ivan'],
  ['ada', 'DELETE', '/api/v1/invitations/inv_ivan'],
  ['ada', 'PUT', '/api/v1/people/user_ben/role', { role: 'admin' }],
  ['ada', 'PUT', '/api/v1/people/user_ben/role', { role: 'operator' }],
  ['ada', 'POST', '/api/v1/people/user_dara/deactivate'],
  ['ada', 'POST', '/api/v1/people/user_ada/deactivate'],
  ['ada', 'POST', '/api/v1/people/user_gita/reactivate'],
  ['cleo', 'PUT', '/api/v1/people/user_cleo/role', { role: 'member' }],
  ['ada', 'POST', WORKSPACES, { name: 'Lab' }],
  ['ada', 'POST', WORKSPACES, { name: 'DESIGN' }],
  ['ada', 'POST', WORKSPACES, { name: '' }],
  ['ada', 'PATCH', `${WORKSPACES}/ws_design`, { name: 'Form' }],
  ['ada', 'POST', `${WORKSPACES}/ws_support/archive`],
  ['ada', 'POST', `${WORKSPACES}/ws_support/archive`],
  ['ada', 'POST', `${WORKSPACES}/ws_support/restore`],
  ['ada', 'PUT', `${WORKSPACES}/ws_design/members/user_gita`],
  ['ada', 'PUT', `${WORKSPACES}/ws_design/members/user_dara`],
  ['ada', 'PUT', `${WORKSPACES}/ws_design/members/user_hugo`],
  ['ada', 'DELETE', `${WORKSPACES}/ws_design/members/user_ben`],
  ['olga', 'POST', '/api/v1/tenants/globex/workspaces', { name: 'By an operator' }],
];

test('every write, made at either side in turn, is answered by the contract and leaves both alike', async () => {
  const answers: string[] = [];
  for (const [index, [who, method, path, body]] of WRITES.entries()) {
    const side = SIDES[index % 2] as SideName;
    const answer = await call(side, who, { method, path }, body);
    expect(answer.status, `${method} ${path} at the ${side}: ${answer.body}`).toBeLessThan(500);
    answers.push(
      `${method} ${path} ${answer.status} ${/"code":"([\w-]+)"/.exec(answer.body)?.[1] ?? ''}`.trim(),
    );
    // What is refused, the other refuses for the same reason.
    if (answer.status >= 400) {
      const other = await call(SIDES[1 - (index % 2)] as SideName, who, { method, path }, body);
      expect([path, compareAnswers(answer, other)]).toEqual([path, []]);
    }
  }
  expect(answers.filter((line) => / (2\d\d|4\d\d)/.test(line))).toHaveLength(WRITES.length);
  expect(answers.filter((line) => / 2\d\d/.test(line)).length).toBeGreaterThan(15);
  await expectAlike();
}, 60_000);

test('what only the directory can do is taken over from the monolith, and reaches it', async () => {
  const ids = ['user_emre', 'user_ben', 'inv_jana', 'user_hugo'];
  const change = { ids, change: { kind: 'remove' } };
  const answer = await call('directory', 'ada', { method: 'POST', path: '/api/v1/people/changes' }, change);
  const { results } = JSON.parse(answer.body);
  expect(results.map((one: { refusal?: { code: string } }) => one.refusal?.code)).toEqual([
    undefined,
    undefined,
    undefined,
    'no-such-person',
  ]);
  await expectAlike();
});

test('a tenant that is deleted is so on both sides, and comes back on both, whichever writes it', async () => {
  const globex = { path: '/api/v1/tenant-deletions/globex' };
  const rename = (name: string, version: number) =>
    call('monolith', 'cleo', { method: 'PATCH', path: '/api/v1/tenants/globex' }, { name, version });
  const { version } = JSON.parse(
    (await call('monolith', 'cleo', { method: 'GET', path: '/api/v1/tenants/globex' })).body,
  );
  const before = await rename('Globex', version);
  expect(before.status).toBe(200);
  const deleted = await call('directory', 'olga', { ...globex, method: 'PUT' }, { name: 'Globex' });
  expect(deleted.status).toBe(200);
  await settled();
  // The comparison of the reads holds the operators' list, too.
  await expectAlike();
  for (const side of SIDES) {
    const answer = await call(side, 'cleo', { method: 'GET', path: '/api/v1/people' });
    expect([side, answer.status]).toEqual([side, 401]);
  }
  expect((await call('directory', 'olga', { ...globex, method: 'DELETE' })).status).toBe(204);
  await expectAlike();
  expect((await rename('Globex again', version + 1)).status).toBe(200);
  await expectAlike();
});

/** What the directory alone has, and the gateway asks of nobody else: the monolith goes on as it was. */
const DIRECTORYS_OWN = {
  'POST /api/v1/people/changes': 'the legacy view changes people one by one',
  'GET /api/v1/audit/:tenantId': 'the monolith keeps no log of what was done',
};

test('every route of the directory is among these, or is its own', () => {
  const named = [
    ...WRITES.map(([, method, path]) => `${method} ${path}`),
    ...READS.map(([, path]) => `GET ${path}`),
  ];
  const routes = Object.values(api)
    .flatMap((group) => Object.values(group) as Route[])
    .filter(({ service }) => service === 'directory');
  const missing = routes.filter(({ method, path }) => {
    const pattern = new RegExp(`^${method} ${path.replace(/:\w+/g, '[^/?]+')}(\\?|$)`);
    return !named.some((one) => pattern.test(one));
  });
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual(Object.keys(DIRECTORYS_OWN));
});
