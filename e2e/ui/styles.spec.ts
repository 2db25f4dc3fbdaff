import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { addStyles, stylesOnPage } from '../pages/styles-on-page.ts';
import { ORIGIN_FOLDER, REMOTES } from '../system/addresses.ts';
import { publishFixture } from '../system/releases.ts';
import { expect, test } from '../test.ts';

/** Addresses of all style sheets of every release that is published, of both builds. */
async function publishedStyles(): Promise<string[]> {
  const files = await readdir(ORIGIN_FOLDER, { recursive: true });
  return files.filter((file) => file.endsWith('.css')).map((file) => `${REMOTES}/${file}`);
}

/** What differs between two looks at a page; the words are short enough to read. */
function changesBetween(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(before).flatMap((element) => {
    const now = new Set((after[element] ?? '').split('; '));
    const gone = (before[element] ?? '').split('; ').filter((one) => !now.has(one));
    return gone.length > 0 ? [`${element} had ${gone.slice(0, 3).join('; ')}`] : [];
  });
}

test.beforeAll(async () => {
  await publishFixture('careless', '6.6.6');
});

for (const [view, address] of [
  ['legacy', '/tenants/acme/workspaces'],
  ['remote', '/tenants/acme/workspaces'],
] as const) {
  test(`no remote’s styles change the shell or a ${view} view, not even careless ones`, async ({
    flags,
    page,
    signIn,
    tenants,
  }) => {
    if (view === 'remote') await flags.on('new_tenants_mfe');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn('ada');
    await tenants.open(view, address);
    await expect(tenants.row('Workspaces', 'Design')).toBeVisible();
    const before = await stylesOnPage(page);
    const styles = await publishedStyles();
    expect(styles.filter((one) => one.includes('6.6.6')).length).toBeGreaterThan(1);
    await addStyles(page, styles);
    expect(changesBetween(before, await stylesOnPage(page))).toEqual([]);
  });
}

test('the careless styles are in force where they belong', async ({ page, signIn }) => {
  await signIn('ada');
  const styles = (await publishedStyles()).filter((one) => one.includes('6.6.6'));
  await addStyles(page, styles);
  const [first] = styles;
  const css = await readFile(path.join(ORIGIN_FOLDER, (first ?? '').slice(REMOTES.length)), 'utf8');
  const [, root = ''] = /\.([\w-]+__root--[\w-]+)/.exec(css) ?? [];
  await page.evaluate((className) => {
    document.body.append(Object.assign(document.createElement('p'), { className, textContent: 'Careless' }));
  }, root);
  await expect(page.getByText('Careless')).toHaveCSS('color', 'rgb(255, 0, 255)');
});
