import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { GATEWAY, LIGHTHOUSE_PORT, PROJECT } from '../system/addresses.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../system/browser.ts';
import { PASSWORD, PEOPLE } from '../system/people.ts';
import { startSystem } from '../system/start.ts';
import { createFlagAdmin } from '../system/unleash.ts';
import { type LighthousePage, PAGES } from './pages.ts';

/** Reads every page as Lighthouse's phone does, on a slow line and processor; fails where a score is below 95. */
const LEAST = 95;
const CATEGORIES = ['performance', 'accessibility'] as const;
const OUT = path.join(PROJECT, 'test-results/lighthouse');
await mkdir(OUT, { recursive: true });

const profile = await mkdtemp(path.join(tmpdir(), 'ficus-lighthouse-'));
const stopSystem = await startSystem();
const executablePath = findBrowser();
// Lighthouse looks into the browser's own context: who is signed in there is signed in for it.
const context = await chromium.launchPersistentContext(profile, {
  args: [...BROWSER_ARGUMENTS, `--remote-debugging-port=${LIGHTHOUSE_PORT}`],
  ...(executablePath ? { executablePath } : {}),
});
const below: string[] = [];
try {
  console.log('| page | view | performance | accessibility | LCP ms | TBT ms | CLS |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  const flags = createFlagAdmin();
  for (const view of ['remote', 'legacy'] as const) {
    for (const page of PAGES) {
      if (!page.feature && view === 'legacy') continue;
      if (page.feature && view === 'remote') await flags.on(`new_${page.feature}_mfe`);
      await read(page, page.feature ? view : '');
    }
    await flags.allOff();
  }
} finally {
  await context.close();
  await stopSystem();
  await rm(profile, { recursive: true, force: true });
}
console.log(below.length === 0 ? `All at ${LEAST} or above.` : `Below ${LEAST}: ${below.join('; ')}.`);
process.exitCode = below.length === 0 ? 0 : 1;

async function read({ name, path: address, isSignedIn }: LighthousePage, view: string): Promise<void> {
  await context.clearCookies();
  if (isSignedIn) {
    const data = { email: PEOPLE.ada.email, password: PASSWORD };
    const answer = await context.request.post(`${GATEWAY}/api/v1/auth/sign-in`, { data });
    if (!answer.ok()) throw new Error(`Signing in: ${answer.status()} ${await answer.text()}`);
  }
  const look = () =>
    lighthouse(`${GATEWAY}${address}`, {
      port: LIGHTHOUSE_PORT,
      output: 'html',
      logLevel: 'error',
      onlyCategories: [...CATEGORIES],
    });
  let result = await look();
  // Now and then its trace lacks the first paint: it has no score then, and says so itself.
  if (result?.lhr.categories.performance?.score === null) result = await look();
  if (!result) throw new Error(`Lighthouse gave nothing for ${address}`);
  const { categories, audits } = result.lhr;
  const title = [name, view].filter(Boolean).join('-');
  await writeFile(path.join(OUT, `${title}.html`), String(result.report));
  const scores = CATEGORIES.map((category) => Math.round((categories[category]?.score ?? 0) * 100));
  const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  const times = ['largest-contentful-paint', 'total-blocking-time'].map((audit) => Math.round(value(audit)));
  console.log(
    `| ${[name, view, ...scores, ...times, value('cumulative-layout-shift').toFixed(3)].join(' | ')} |`,
  );
  CATEGORIES.forEach((category, index) => {
    if ((scores[index] ?? 0) < LEAST) below.push(`${title} ${category} ${scores[index]}`);
  });
}
