import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Release } from '@ficus/contracts';
import { chromium } from '@playwright/test';
import { AUTH, BENCH_BROWSER_PORT, GATEWAY, ORIGIN_FOLDER, PORTS, PROJECT } from '../system/addresses.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../system/browser.ts';
import { startSystem } from '../system/start.ts';
import { createFlagAdmin } from '../system/unleash.ts';
import { attempt, tryAgain } from './attempt.ts';
import { connectDevTools } from './devtools.ts';
import { judge } from './judge.ts';
import { measureLoads, type Sample } from './measure.ts';
import { measureBuilds } from './measure-builds.ts';
import { measureFlip, measureLazyRoute } from './measure-flip.ts';
import { measureHotReload } from './measure-hot-reload.ts';
import { measureBesideHanging, measureFallback, measurePages } from './measure-ours.ts';
import { serveOtherSite } from './other-site.ts';
import { preparePerson } from './prepare-person.ts';
import { readOptions } from './read-options.ts';
import { htmlReport } from './report.ts';
import { rotated } from './statistics.ts';
import { table } from './table.ts';
import { buildVariant } from './variants/build-variants.ts';
import { serveVariant } from './variants/serve-variant.ts';

// A quick run takes its loads from cold servers, and times neither builds nor hot reload.
const { isQuick, reps, variants: names, conditions } = readOptions(process.argv.slice(2));
/** A person comes back to a page that has settled: the work after a view must not run into the next load. */
const settledMs = isQuick ? 700 : 1500;
const OUT = path.join(PROJECT, 'test-results/bench');
await mkdir(OUT, { recursive: true });

let stopSystem = async () => {};
const executablePath = findBrowser();
const browser = await chromium.launch({
  args: [...BROWSER_ARGUMENTS, `--remote-debugging-port=${BENCH_BROWSER_PORT}`],
  ...(executablePath ? { executablePath } : {}),
});
const devTools = await connectDevTools(BENCH_BROWSER_PORT);
const ends: (() => Promise<unknown>)[] = [];
try {
  stopSystem = await startSystem();
  const flags = createFlagAdmin();
  await flags.on('new_chat_mfe');
  const state = await preparePerson(browser);
  const { cookies } = state;
  const release = Release.parse(
    JSON.parse(await readFile(path.join(ORIGIN_FOLDER, 'chat/release.json'), 'utf8')),
  );
  const origin = `http://localhost:${PORTS.REMOTES_PORT}`;
  const elsewhere = await serveOtherSite();
  ends.push(elsewhere.close);
  const addresses: { name: string; address: string }[] = [{ name: 'ficus', address: GATEWAY }];
  for (const name of names) {
    console.log(`building ${name} …`);
    const built = await buildVariant(name, path.join(OUT, 'variants'), { release, origin });
    const served = await serveVariant(built, { authUrl: AUTH, gateway: GATEWAY });
    ends.push(served.close);
    addresses.push({ name, address: served.address });
  }

  const samples: Record<string, Sample[]> = {};
  for (const condition of conditions) {
    // The first load of each warms the servers and is not counted.
    for (let rep = isQuick ? 0 : -1; rep < reps; rep += 1) {
      for (const { name, address } of rotated(addresses, Math.max(rep, 0))) {
        // One bad load must not cost a run of half an hour.
        const loads = await tryAgain(`${name} (${condition})`, 3, () =>
          measureLoads(devTools, address, { cookies, condition, settledMs, from: elsewhere.address }),
        );
        if (rep < 0) continue;
        for (const [kind, sample] of Object.entries(loads)) {
          const key = `${name} ${condition} ${kind}`;
          samples[key] ??= [];
          samples[key].push(sample);
        }
      }
      console.log(`${condition}: ${rep + 1} of ${reps}`);
    }
  }
  const few = isQuick ? 1 : Math.min(reps, 5);
  const pages = await measurePages(GATEWAY, state, isQuick ? 200 : 600);
  const fallbackMs = await attempt('the fallback', [], () =>
    measureFallback(browser, GATEWAY, { state, origin, times: few }),
  );
  const besideHanging = await measureBesideHanging(browser, GATEWAY, { state, origin, times: reps });
  const flip = { cookies, flags, times: few };
  const flipMs = await attempt('flips', [], () =>
    measureFlip(devTools, GATEWAY, { ...flip, condition: 'none', isPrepared: true }),
  );
  const firstFlipMs = await attempt('first flips', [], () =>
    measureFlip(devTools, GATEWAY, { ...flip, condition: '4g', isPrepared: false }),
  );
  const lazy = addresses.find(({ name }) => name === 'lazy');
  const lazyRouteMs = lazy
    ? await attempt('the lazy route', [], () =>
        measureLazyRoute(devTools, lazy.address, { cookies, times: few, condition: '4g' }),
      )
    : [];
  const buildMs = isQuick ? undefined : await attempt('builds', undefined, measureBuilds);
  // Its own system, as development runs it, in the place of this one.
  await stopSystem();
  stopSystem = async () => {};
  const hotReloadMs = isQuick ? [] : await attempt('hot reload', [], () => measureHotReload(browser, 5));
  const result = {
    takenAt: new Date().toISOString(),
    reps,
    browser: browser.version(),
    variants: addresses.map(({ name }) => name),
    conditions,
    samples,
    ours: { flipMs, firstFlipMs, lazyRouteMs, fallbackMs, besideHanging, pages, buildMs, hotReloadMs },
  };
  const verdicts = judge(result);
  await writeFile(path.join(OUT, 'result.json'), JSON.stringify({ ...result, verdicts }, null, 2));
  await writeFile(path.join(OUT, 'report.html'), htmlReport(result, verdicts));
  console.log(table(result, verdicts));
  console.log(`\nJSON and charts: ${path.relative(PROJECT, OUT)}/result.json, report.html`);
} finally {
  for (const end of ends) await end();
  devTools.close();
  await browser.close();
  await stopSystem();
}
