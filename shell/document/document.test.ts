import type { Person, Release } from '@ficus/contracts';
import { CONTRACT_VERSION } from '@ficus/remote-kit';
import { describe, expect, it } from 'vitest';
import type { Feature } from '../src/features.ts';
import { type Bootstrap, BootstrapSchema } from './bootstrap-schema.ts';
import { createDocument, type PageRequest, wantedVersions } from './index.ts';
import type { FeatureNote } from './note.ts';
import { writeNote } from './note-cookie.ts';

const NOW = 1_800_000_000_000;
const ada: Person = {
  id: 'user_ada',
  email: 'ada@acme.test',
  name: 'Ada </script><script>alert(1)</script>',
  tenantId: 'acme',
  tenantName: 'Acme',
  role: 'admin',
};
const file = (path: string) => ({ path, integrity: `sha384-${path}` });
const release: Release = {
  name: 'chat',
  version: '1.2.3-abc',
  contract: CONTRACT_VERSION,
  container: 'ficus_chat_abc',
  manifest: file('mf-manifest.json'),
  entry: file('entry.js'),
  scripts: [file('exposed.js')],
  styles: [file('exposed.css')],
  files: [],
};
const lean = {
  container: 'ficus_chat_abc_lean',
  entry: file('lean-entry.js'),
  scripts: [file('lean-remote.js')],
  styles: [file('lean-remote.css')],
};
const noLegacy = async () => ({ default: () => null });
/** Features in all three states; those of the project's own table change as their migrations end. */
const features: Feature[] = [
  {
    name: 'chat',
    path: '/chat',
    title: 'Chat',
    flag: 'new_chat_mfe',
    killFlag: 'kill_chat_mfe',
    remote: 'chat',
    firstData: [
      { at: '*', url: '/api/v1/conversations' },
      { at: '/:id', url: '/api/v1/conversations/:id' },
    ],
    legacy: noLegacy,
  },
  { name: 'moved', path: '/moved', title: 'Moved', settled: 'remote', remote: 'moved' },
  { name: 'kept', path: '/kept', title: 'Kept', settled: 'legacy', legacy: noLegacy },
];
const document = createDocument({
  features,
  assets: () => ({
    groups: {
      main: { scripts: [file('/assets/main.js')], styles: [file('/assets/main.css')] },
      'legacy-chat': {
        scripts: [file('/assets/main.js'), file('/assets/legacy-chat.js')],
        styles: [file('/assets/legacy-chat.css')],
      },
    },
  }),
  remotesOrigin: 'http://remotes.test',
  isDemo: true,
  now: () => NOW,
});

const toggle = (name: string) => ({
  name,
  enabled: true,
  variant: { name: 'disabled', enabled: false },
  impressionData: true,
});

const variantFor = (version: string) => ({
  name: 'canary',
  enabled: true,
  payload: { type: 'json', value: JSON.stringify({ version }) },
});

const noteOf = (person: string, chat: FeatureNote) => writeNote({ person, features: { chat } });

function ask(over: Partial<PageRequest> & { on?: string[] } = {}) {
  const { on = [], ...request } = over;
  return document({
    url: '/chat',
    person: ada,
    flags: { toggles: on.map(toggle), revision: 1 },
    releases: { chat: [release] },
    nonce: 'n0nce',
    note: undefined,
    theme: undefined,
    ...request,
  });
}

function bootstrapOf(body: string): Bootstrap {
  const json = /<script type="application\/json" id="ficus-bootstrap">(.*?)<\/script>/s.exec(body)?.[1];
  // The browser does not check it again.
  return BootstrapSchema.parse(JSON.parse(json ?? 'null'));
}

describe('the document', () => {
  it('preloads exactly the remote for a person whose flag is on', () => {
    const { body } = ask({ on: ['new_chat_mfe'] });
    expect(body).toContain('href="http://remotes.test/chat/1.2.3-abc/entry.js"');
    expect(body).toContain('href="http://remotes.test/chat/1.2.3-abc/exposed.js"');
    expect(body).toContain('href="http://remotes.test/chat/1.2.3-abc/exposed.css"');
    expect(body.match(/<link[^>]*legacy-chat/g)).toBeNull();
    expect(bootstrapOf(body).decided).toEqual({
      feature: 'chat',
      view: 'remote',
      reason: 'flag-on',
      version: '1.2.3-abc',
    });
  });

  it('preloads the lean build where there is one, by what the loader will set, and the first data', () => {
    const { body } = ask({
      url: '/chat/one',
      on: ['new_chat_mfe'],
      releases: { chat: [{ ...release, lean }] },
    });
    const base = 'http://remotes.test/chat/1.2.3-abc';
    const links = body.match(/<link rel="preload"[^>]*>/g) ?? [];
    expect(links).toEqual([
      '<link rel="preload" as="fetch" href="/api/v1/conversations" crossorigin="anonymous">',
      '<link rel="preload" as="fetch" href="/api/v1/conversations/one" crossorigin="anonymous">',
      ...['lean-entry.js', 'lean-remote.js', 'lean-remote.css'].map((name) => {
        const kind = name.endsWith('.css') ? 'style' : 'script';
        return `<link rel="preload" as="${kind}" href="${base}/${name}" integrity="sha384-${name}" crossorigin="anonymous">`;
      }),
    ]);
  });

  it('says of a release with a lean build what leads there, and of any other everything', () => {
    const { body } = ask({ releases: { chat: [{ ...release, lean }, release] } });
    const { name, version, contract } = release;
    // Before the schema, which would drop what the page need not have said.
    const [, json = ''] = /id="ficus-bootstrap">(.*?)<\/script>/s.exec(body) ?? [];
    expect((JSON.parse(json) as Bootstrap).releases.chat).toEqual([
      { name, version, contract, lean },
      release,
    ]);
  });

  it('writes the lean files of the chosen remote as tags that hold nothing up, and none for a legacy view', () => {
    const releases = { chat: [{ ...release, lean }] };
    const early = (body: string) => body.match(/<(?:script|link)[^>]*data-early[^>]*>/g) ?? [];
    const base = 'http://remotes.test/chat/1.2.3-abc';
    const pinned = (name: string) => `integrity="sha384-${name}" data-early crossorigin="anonymous"`;
    expect(early(ask({ on: ['new_chat_mfe'], releases }).body)).toEqual([
      `<script src="${base}/lean-entry.js" async ${pinned('lean-entry.js')}>`,
      `<script src="${base}/lean-remote.js" async ${pinned('lean-remote.js')}>`,
      `<link rel="stylesheet" href="${base}/lean-remote.css" media="print" ${pinned('lean-remote.css')}>`,
    ]);
    expect(early(ask({ releases }).body)).toEqual([]);
    expect(early(ask({ on: ['new_chat_mfe'] }).body)).toEqual([]);
  });

  it('names the other side of a flip for later, and preloads nothing of it', () => {
    const remote = bootstrapOf(ask({ on: ['new_chat_mfe'] }).body).later?.map(({ url }) => url);
    expect(remote).toEqual(['/assets/legacy-chat.js', '/assets/legacy-chat.css']);
    const legacy = ask();
    expect(bootstrapOf(legacy.body).later?.map(({ url }) => url)).toContain(
      'http://remotes.test/chat/1.2.3-abc/entry.js',
    );
    expect(legacy.body).not.toContain('href="/api/');
  });

  it('preloads exactly the legacy view for a person whose flag is off', () => {
    const { body } = ask();
    expect(body).toContain('href="/assets/legacy-chat.js"');
    expect(body).toContain('href="/assets/legacy-chat.css"');
    expect(body.match(/<link[^>]*remotes\.test/g)).toBeNull();
    expect(body.match(/main\.js/g)).toHaveLength(2); // path and integrity of one script, no preload of it
  });

  it.each([
    { title: 'a kill switch', request: { on: ['new_chat_mfe', 'kill_chat_mfe'] }, reason: 'killed' },
    { title: 'unknown flags', request: { flags: undefined }, reason: 'flags-unavailable' },
    {
      title: 'a remote that is not published',
      request: { on: ['new_chat_mfe'], releases: {} },
      reason: 'no-release',
    },
    {
      title: 'a contract from the future',
      request: { on: ['new_chat_mfe'], releases: { chat: [{ ...release, contract: 9 }] } },
      reason: 'incompatible',
    },
    {
      title: 'a release that failed in this browser',
      request: {
        on: ['new_chat_mfe'],
        note: writeNote({
          person: 'user_ada@acme',
          features: { chat: { quarantines: [{ version: '1.2.3-abc', until: NOW + 1000 }] } },
        }),
      },
      reason: 'quarantined',
    },
  ])('decides for the legacy view at $title', ({ request, reason }) => {
    expect(bootstrapOf(ask(request).body).decided).toMatchObject({ feature: 'chat', view: 'legacy', reason });
  });

  it('preloads the version that the flag names, and the last good one while that is at fault', () => {
    const canary = { ...release, version: '2.0.0-def' };
    const named = { ...toggle('new_chat_mfe'), variant: variantFor('2.0.0-def') };
    const flags = { toggles: [named], revision: 1 };
    const releases = { chat: [release, canary] };
    const { body } = ask({ flags, releases });
    expect(body).toContain('href="http://remotes.test/chat/2.0.0-def/entry.js"');
    expect(body).not.toContain('href="http://remotes.test/chat/1.2.3-abc/entry.js"');
    const note = noteOf('user_ada@acme', {
      quarantines: [{ version: '2.0.0-def', until: NOW + 1000 }],
      lastGood: '1.2.3-abc',
    });
    const second = ask({ flags, releases, note });
    expect(bootstrapOf(second.body).decided).toMatchObject({ view: 'remote', reason: 'last-good' });
    expect(second.body).toContain('href="http://remotes.test/chat/1.2.3-abc/entry.js"');
    expect(wantedVersions({ person: ada, flags, note, features }).chat).toEqual(['2.0.0-def', '1.2.3-abc']);
  });

  it('asks no flag about a settled feature, and names no other side for later', () => {
    const moved = { ...release, name: 'moved' };
    const remote = ask({ url: '/moved', flags: undefined, releases: { moved: [moved] } });
    expect(bootstrapOf(remote.body).decided).toMatchObject({ view: 'remote', reason: 'settled' });
    expect(remote.body).toContain('href="http://remotes.test/moved/1.2.3-abc/entry.js"');
    expect(bootstrapOf(remote.body).later?.map(({ url }) => url)).not.toContain('/assets/legacy-moved.js');
    const legacy = ask({ url: '/kept', on: ['new_kept_mfe'], releases: { kept: [moved] } });
    expect(bootstrapOf(legacy.body).decided).toEqual({ feature: 'kept', view: 'legacy', reason: 'settled' });
    expect(legacy.body).not.toContain('remotes.test/kept');
    const note = noteOf('user_ada@acme', { quarantines: [], lastGood: '1.0.0' });
    expect(Object.keys(wantedVersions({ person: ada, flags: undefined, note, features }))).toEqual([
      'chat',
      'moved',
    ]);
  });

  it('tells the profile what a person may do in each tenant, and other pages their names', () => {
    const assignment = (tenantId: string, tenantName: string) =>
      ({ tenantId, tenantName, role: 'member', permissions: ['profile.manage'] }) as const;
    const tenants = [assignment('acme', 'Acme'), assignment('globex', 'Globex')].map((one) => ({
      ...one,
      permissions: [...one.permissions],
    }));
    expect(bootstrapOf(ask({ url: '/profile', tenants }).body).tenants).toEqual(tenants);
    expect(bootstrapOf(ask({ tenants }).body).tenants).toEqual([
      { tenantId: 'acme', tenantName: 'Acme' },
      { tenantId: 'globex', tenantName: 'Globex' },
    ]);
    expect(bootstrapOf(ask({ url: '/profile', tenants: tenants.slice(0, 1) }).body).tenants).toBeUndefined();
  });

  it('lets an operator choose a view, and nobody else', () => {
    const olga: Person = { ...ada, id: 'user_olga', role: 'operator' };
    const chosen = { quarantines: [], override: { view: 'remote' as const } };
    const operator = bootstrapOf(ask({ person: olga, note: noteOf('user_olga@acme', chosen) }).body);
    expect(operator.decided).toMatchObject({ view: 'remote', reason: 'override' });
    expect(operator).toMatchObject({ overrides: { chat: { view: 'remote' } }, inspector: 'change' });
    const admin = bootstrapOf(ask({ note: noteOf('user_ada@acme', chosen) }).body);
    expect(admin.decided).toMatchObject({ view: 'legacy', reason: 'flag-off' });
    expect(admin.overrides).toBeUndefined();
    expect(admin.inspector).toBe('look');
  });

  describe('a remote on the own machine', () => {
    const olga: Person = { ...ada, id: 'user_olga', role: 'operator' };
    const noteFor = (localPort: number) =>
      noteOf('user_olga@acme', { quarantines: [], override: { view: 'remote', localPort } });
    const LOCAL = 'http://localhost:5173';

    it('is kept in the note of an operator who asks for it, and the address loses its parameter', () => {
      const answer = ask({ url: '/chat/one?a=b&local-remote=chat:5173', person: olga });
      expect(answer).toMatchObject({ status: 302, headers: { location: '/chat/one?a=b' } });
      const [, value = ''] = /^ficus_note=([^;]+);/.exec(answer.headers['set-cookie'] ?? '') ?? [];
      const page = ask({ person: olga, note: value });
      expect(bootstrapOf(page.body)).toMatchObject({
        decided: { view: 'remote', reason: 'local', version: 'local-5173' },
        overrides: { chat: { view: 'remote', localPort: 5173 } },
      });
      const off = ask({ url: '/chat?local-remote=off', person: olga, note: value });
      const [, after = ''] = /^ficus_note=([^;]+);/.exec(off.headers['set-cookie'] ?? '') ?? [];
      expect(bootstrapOf(ask({ person: olga, note: after }).body)).toMatchObject({
        decided: { view: 'legacy', reason: 'flag-off' },
        overrides: {},
      });
    });

    it('opens the policy for exactly its origin, and preloads nothing of the other view', () => {
      const { body, headers } = ask({ person: olga, note: noteFor(5173) });
      const policy = headers['content-security-policy'] ?? '';
      for (const directive of [
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
      ])
        expect(policy).toContain(`${directive} http://remotes.test ${LOCAL};`);
      expect(policy).toMatch(/script-src ('sha384-[^']+' )+'strict-dynamic';/);
      expect(headers['integrity-policy']).toBeUndefined();
      expect(body).not.toMatch(/<link rel="preload"[^>]*(legacy-chat|remotes\.test)/);
      expect(ask({ person: olga }).headers['content-security-policy']).not.toContain(LOCAL);
    });

    it('is for operators, and in a host under development for everybody', () => {
      const noted = noteOf('user_ada@acme', {
        quarantines: [],
        override: { view: 'remote', localPort: 5173 },
      });
      const asked = ask({ url: '/chat?local-remote=chat:5173' });
      expect(asked.headers).toEqual({ location: '/chat', 'cache-control': 'no-store' });
      const page = ask({ note: noted });
      expect(bootstrapOf(page.body)).toMatchObject({ decided: { reason: 'flag-off' } });
      expect(bootstrapOf(page.body).overrides).toBeUndefined();
      expect(page.headers['content-security-policy']).not.toContain(LOCAL);
      const developing = createDocument({
        features,
        assets: () => ({ groups: {}, isDevelopment: true }),
        remotesOrigin: 'http://remotes.test',
        isDemo: true,
      });
      const request = {
        url: '/chat',
        person: ada,
        flags: undefined,
        releases: {},
        nonce: 'n0nce',
        theme: undefined,
      };
      const own = bootstrapOf(developing({ ...request, note: noted }).body);
      expect(own).toMatchObject({ decided: { reason: 'local' }, inspector: 'look' });
      const chosen = noteOf('user_ada@acme', { quarantines: [], override: { view: 'remote' } });
      expect(bootstrapOf(developing({ ...request, note: chosen }).body).overrides).toEqual({});
    });

    it.each(['cross-site', 'same-site'])('is not brought about by a link of a %s page', (fetchSite) => {
      const { headers } = ask({ url: '/chat?local-remote=chat:5173', person: olga, fetchSite });
      expect(headers['set-cookie']).toBeUndefined();
    });

    it.each([
      'chat',
      'chat:80',
      'chat:65536',
      'chat:5173@evil.test',
      'kept:5173',
      'billing:5173',
      'chat:http://evil.test',
    ])('cannot be %s', (value) => {
      const url = `/chat?local-remote=${encodeURIComponent(value)}`;
      expect(ask({ url, person: olga })).toMatchObject({ status: 400 });
    });

    it.each([80, 70_000, 5173.5, '5173', 'evil.test'])('cannot be %j in a note', (port) => {
      const page = ask({ person: olga, note: noteFor(port as number) });
      expect(bootstrapOf(page.body).decided?.reason).toBe('flag-off');
    });

    it('yields to the kill switch', () => {
      const page = ask({ person: olga, note: noteFor(5173), on: ['kill_chat_mfe'] });
      expect(bootstrapOf(page.body).decided).toMatchObject({ view: 'legacy', reason: 'killed' });
    });
  });

  it.each(['../../admin/1', 'x'.repeat(101), 'a/b'])(
    'asks for no version like %s, whoever names it',
    (bad) => {
      const note = noteOf('user_ada@acme', { quarantines: [], lastGood: bad });
      expect(wantedVersions({ person: ada, flags: undefined, note, features }).chat).toEqual([]);
    },
  );

  it.each([
    [
      'another person’s',
      writeNote({
        person: 'user_ben',
        features: { chat: { quarantines: [{ version: '1.2.3-abc', until: NOW + 1000 }] } },
      }),
    ],
    ['a broken', '%7B%22person'],
    ['an endless', 'x'.repeat(10_000)],
    ['a wrongly shaped', encodeURIComponent('{"person":"user_ada","features":{"chat":[]}}')],
  ])('takes no notice of %s note', (_title, note) => {
    expect(bootstrapOf(ask({ on: ['new_chat_mfe'], note }).body).decided?.view).toBe('remote');
  });

  it.each([
    { url: '/', person: ada, to: '/chat' },
    { url: '/sign-in', person: ada, to: '/chat' },
    { url: '/', person: undefined, to: '/sign-in' },
    { url: '/chat/abc?x=1', person: undefined, to: '/sign-in?next=%2Fchat%2Fabc%3Fx%3D1' },
  ])('sends $url to $to', ({ url, person, to }) => {
    const answer = ask({ url, person, flags: undefined });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe(to);
  });

  it('answers 404 with a page of its own where nothing is', () => {
    expect(ask({ url: '/nowhere' }).status).toBe(404);
  });

  it('lets no data end the script it stands in, or become a tag', () => {
    const { body } = ask();
    expect(body).not.toContain('<script>alert');
    expect(bootstrapOf(body).person?.name).toBe(ada.name);
  });

  it.each([[['new_chat_mfe']], [[]]])(
    'allows exactly the files of its own tags by their hashes, with %j on, and bears no nonce',
    (on) => {
      const { body, headers } = ask({ on });
      const policy = headers['content-security-policy'] ?? '';
      const [, sources = ''] = /script-src ([^;]*);/.exec(policy) ?? [];
      const named = [
        ...body.matchAll(/<(?:script|link rel="preload" as="script")[^>]* integrity="([^"]+)"/g),
      ].map(([, integrity]) => `'${integrity}'`);
      expect(named.length).toBeGreaterThan(1);
      expect(new Set(sources.split(' '))).toEqual(new Set([...named, "'strict-dynamic'"]));
      expect(policy).not.toContain('unsafe');
      // A nonce would have the browser compile the same files anew for every page.
      expect(body).not.toContain('nonce');
    },
  );

  it('is never kept by a shared cache', () => {
    expect(ask().headers['cache-control']).toBe('private, no-cache');
  });

  it('shows what an e-mail leads to, whoever is signed in', () => {
    const { status, body } = ask({ url: '/sign-in?link', person: ada });
    expect(status).toBe(200);
    expect(bootstrapOf(body).person).toBeUndefined();
  });

  it('names demo people only on the sign-in page of a demo', () => {
    expect(bootstrapOf(ask({ url: '/sign-in', person: undefined }).body).demo).toHaveLength(4);
    expect(bootstrapOf(ask().body).demo).toBeUndefined();
  });
});

it('leaves only a host under development without Integrity-Policy, and its policy without anything else', () => {
  const main = { scripts: [{ path: '/assets/main.js', integrity: '' }], styles: [] };
  const underDevelopment = createDocument({
    assets: () => ({ groups: { main }, isDevelopment: true }),
    remotesOrigin: 'http://remotes.test',
    isDemo: true,
  });
  const request = { url: '/sign-in', person: undefined, flags: undefined, releases: {}, nonce: 'n0nce' };
  const page = underDevelopment({ ...request, note: undefined, theme: undefined });
  const published = document({ ...request, note: undefined, theme: undefined });
  expect(published.headers['integrity-policy']).toBe('blocked-destinations=(script)');
  const scripts = (headers: Readonly<Record<string, string>>) =>
    /script-src ([^;]*)/.exec(headers['content-security-policy'] ?? '')?.[1];
  expect(scripts(page.headers)).toBe("'nonce-n0nce' 'strict-dynamic'");
  expect(page.body).toContain('<script src="/assets/main.js" defer fetchpriority="high" nonce="n0nce"');
  const withoutScripts = ({ headers }: typeof page) => ({
    ...headers,
    'content-security-policy': headers['content-security-policy']?.replace(/script-src [^;]*/, ''),
    'integrity-policy': undefined,
  });
  expect(withoutScripts(page)).toEqual(withoutScripts(published));
  expect(page.headers['integrity-policy']).toBeUndefined();
});
