import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Release } from '@ficus/contracts';
import { CONTRACT_VERSION } from '@ficus/remote-kit';
import { integrityOf } from '@ficus/remote-kit/webpack';
import { expect, type Page, test } from '@playwright/test';
import { buildSite, type Site } from './build-site.ts';
import type { driver } from './page/main.ts';
import { serveSite } from './serve-site.ts';

type Served = Awaited<ReturnType<typeof serveSite>>;
type Way = 'lean' | 'federation';

let site: Site;
let served: Served;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await buildSite();
  served = await serveSite(site);
});
test.afterAll(() => served?.close());
test.beforeEach(async ({ page }) => {
  served.faults.clear();
  await page.goto(served.address);
});

/** The release as a host meets it that has to go this way. */
function by(way: Way, release: Release): Release {
  const { lean, ...federation } = release;
  return way === 'lean' ? release : federation;
}

type Driven = { driver: typeof driver; partsRun?: string[] };
const load = (page: Page, release: Release, timeoutMs?: number) =>
  page.evaluate(([one, ms]) => (window as unknown as Driven).driver.load(one, ms), [
    release,
    timeoutMs,
  ] as const);
const loadInner = (page: Page) => page.evaluate(() => (window as unknown as Driven).driver.loadInner());
const partsRun = (page: Page) => page.evaluate(() => (window as unknown as Driven).partsRun ?? []);
const strangers = (page: Page) => page.evaluate(() => (window as unknown as Driven).driver.strangers());
const show = (page: Page) => page.evaluate(() => (window as unknown as Driven).driver.show());

/** A file of the release by what it is; lean and federation builds name theirs differently. */
function fileOf(release: Release, way: Way, what: 'entry' | 'exposed' | 'inner' | 'style'): string {
  const entrance = way === 'lean' ? release.lean : release;
  if (!entrance) throw new Error('no such build');
  if (what === 'entry') return entrance.entry.path;
  if (what === 'style') return entrance.styles[0]?.path ?? '';
  if (what === 'exposed') return (entrance.scripts.at(-1) ?? entrance.entry).path;
  const wanted = new Set([entrance.entry, ...entrance.scripts].map(({ path }) => path));
  const rest = release.files.find(
    ({ path }) =>
      /inner.*\.js$/.test(path) && !wanted.has(path) && path.startsWith('lean-') === (way === 'lean'),
  );
  return rest?.path ?? '';
}

for (const way of ['lean', 'federation'] as const) {
  test.describe(`the ${way} way`, () => {
    test('runs a remote on the host’s React and query client, inner code and styles included', async ({
      page,
    }) => {
      expect(await load(page, by(way, site.first))).toBe('loaded');
      expect(await strangers(page)).toEqual([]);
      await show(page);
      const button = page.getByRole('button');
      await button.click();
      await expect(button).toHaveText('count 1, one query client');
      await expect(button).toHaveCSS('color', 'rgb(1, 2, 3)');
      expect(await loadInner(page)).toBe('inner code');
      await expect(button).toHaveCSS('background-color', 'rgb(4, 5, 6)');
      expect(await partsRun(page)).toEqual(['exposed', 'inner']);
    });

    for (const what of ['entry', 'exposed'] as const) {
      test(`never runs flipped bytes of the ${what} file, fails at once, and recovers`, async ({ page }) => {
        const begun = Date.now();
        served.faults.set(fileOf(site.first, way, what), 'flipped');
        expect(await load(page, by(way, site.first))).toBe('failed: remote-load-failed');
        expect(Date.now() - begun).toBeLessThan(4000);
        if (what === 'exposed') expect(await partsRun(page)).toEqual([]);
        served.faults.clear();
        expect(await load(page, by(way, site.first))).toBe('loaded');
        expect(await partsRun(page)).toEqual(['exposed']);
      });
    }

    test('never runs flipped bytes of inner code, and recovers', async ({ page }) => {
      expect(fileOf(site.first, way, 'inner')).not.toBe('');
      await load(page, by(way, site.first));
      served.faults.set(fileOf(site.first, way, 'inner'), 'flipped');
      expect(await loadInner(page)).toMatch(/^failed/);
      expect(await partsRun(page)).toEqual(['exposed']);
      served.faults.clear();
      expect(await loadInner(page)).toBe('inner code');
    });
  });
}

test('a container of the contract version before is run too, inner code and styles included', async ({
  page,
}) => {
  expect(site.former.contract).toBe(CONTRACT_VERSION - 1);
  expect(await load(page, site.former)).toBe('loaded');
  expect(await strangers(page)).toEqual([]);
  await show(page);
  expect(await loadInner(page)).toBe('inner code');
  await expect(page.getByRole('button')).toHaveCSS('background-color', 'rgb(4, 5, 6)');
  expect(await partsRun(page)).toEqual(['exposed', 'inner']);
});

test('an entry that runs twice, for two who asked for it at one moment, finds its inner code', async ({
  page,
}) => {
  await load(page, site.first);
  await page.evaluate((release) => (window as unknown as Driven).driver.runEntryAgain(release), site.first);
  expect(await loadInner(page)).toBe('inner code');
  expect(await partsRun(page)).toEqual(['exposed', 'inner']);
});

test.describe('a page that has the files as tags of its own', () => {
  const early = () => `${served.address}/?early`;
  const filesRequested = () => served.requested.filter((path) => path.includes('/lean-'));

  test('asks for each of them once, and runs none of the remote before it is called for', async ({
    page,
  }) => {
    served.requested.length = 0;
    await page.goto(early());
    await page.waitForLoadState('load');
    expect(await partsRun(page)).toEqual([]);
    expect(await load(page, site.first)).toBe('loaded');
    expect(filesRequested()).toHaveLength(2);
    await show(page);
    await expect(page.getByRole('button')).toHaveCSS('color', 'rgb(1, 2, 3)');
    expect(await loadInner(page)).toBe('inner code');
  });

  for (const what of ['entry', 'exposed', 'style'] as const) {
    test(`fails at once with flipped bytes of the ${what} file, and recovers`, async ({ page }) => {
      served.faults.set(fileOf(site.first, 'lean', what), 'flipped');
      await page.goto(early());
      await page.waitForLoadState('load');
      const begun = Date.now();
      expect(await load(page, site.first)).toBe('failed: remote-load-failed');
      expect(Date.now() - begun).toBeLessThan(2000);
      expect(await partsRun(page)).toEqual([]);
      served.faults.clear();
      expect(await load(page, site.first)).toBe('loaded');
    });
  }

  test('is not held up by a file that hangs', async ({ page }) => {
    served.faults.set(fileOf(site.first, 'lean', 'exposed'), 'hangs');
    served.faults.set(fileOf(site.first, 'lean', 'style'), 'hangs');
    await page.goto(early(), { waitUntil: 'domcontentloaded' });
    expect(await load(page, site.first, 300)).toMatch(/^failed/);
    served.faults.clear();
    // Styles keep their address: a browser lets a second request for one wait behind a first that hangs.
    expect(await load(page, by('federation', site.second))).toBe('loaded');
  });
});

test('the host’s nonce reaches inner code where the policy does not say strict-dynamic', async ({ page }) => {
  await page.goto(`${served.address}/?nonce-only`);
  for (const way of ['lean', 'federation'] as const) {
    expect(await load(page, by(way, site.first))).toBe('loaded');
    expect(await loadInner(page)).toBe('inner code');
  }
});

test('a release’s hashes are its own: a page that mixes two releases runs neither', async ({ page }) => {
  const folder = (release: Release) => path.join(site.remotesFolder, release.name, release.version);
  for (const release of [site.first, site.second]) {
    const manifest = await readFile(path.join(folder(release), release.manifest.path));
    expect(integrityOf(manifest)).toBe(release.manifest.integrity);
  }
  expect(site.first.manifest.integrity).not.toBe(site.second.manifest.integrity);
  for (const way of ['lean', 'federation'] as const) {
    // As if the pointer had moved on, and the page's data had not.
    const { version } = site.second;
    const mixed = JSON.parse(JSON.stringify({ ...by(way, site.first), version })) as Release;
    expect(await load(page, mixed)).toBe('failed: remote-load-failed');
  }
  expect(await partsRun(page)).toEqual([]);
  expect(await load(page, site.second)).toBe('loaded');
});

test('flipped styles are never applied: the load fails and the next one is whole', async ({ page }) => {
  served.faults.set(fileOf(site.first, 'lean', 'style'), 'flipped');
  expect(await load(page, site.first)).toBe('failed: remote-load-failed');
  served.faults.clear();
  expect(await load(page, site.first)).toBe('loaded');
  await show(page);
  await expect(page.getByRole('button')).toHaveCSS('color', 'rgb(1, 2, 3)');
});

test('both builds and two releases stand on one page with one copy of what is shared', async ({ page }) => {
  const all = [site.first, by('federation', site.first), site.second, by('federation', site.second)];
  for (const release of all) {
    expect(await load(page, release)).toBe('loaded');
    expect(await strangers(page)).toEqual([]);
    expect(await loadInner(page)).toBe('inner code');
    await show(page);
  }
  await expect(page.getByText('one query client')).toHaveCount(4);
});

test('a file that hangs holds nobody up: the attempt ends by its signal, the next is new', async ({
  page,
}) => {
  served.faults.set(fileOf(site.first, 'lean', 'exposed'), 'hangs');
  expect(await load(page, site.first, 300)).toMatch(/^failed/);
  served.faults.clear();
  const begun = Date.now();
  expect(await load(page, site.first)).toBe('loaded');
  expect(Date.now() - begun).toBeLessThan(3000);
});

test('the federation runtime comes only when a release needs it', async ({ page }) => {
  served.requested.length = 0;
  await load(page, site.first);
  expect(served.requested.filter((path) => path.startsWith('/assets/'))).toEqual([]);
  await load(page, by('federation', site.first));
  expect(served.requested.filter((path) => path.startsWith('/assets/federation'))).toHaveLength(1);
});

test('a script that a trusted script adds without a hash does not run', async ({ page }) => {
  const url = `${served.remotesOrigin}/probe/${site.first.version}/${fileOf(site.first, 'lean', 'exposed')}`;
  const came = await page.evaluate((src) => {
    const script = Object.assign(document.createElement('script'), { src, crossOrigin: 'anonymous' });
    document.head.append(script);
    return new Promise((resolve) => {
      script.onload = () => resolve('ran');
      script.onerror = () => resolve('blocked');
    });
  }, url);
  expect(came).toBe('blocked');
});
