import { defineConfig } from '@playwright/test';
import { GATEWAY } from './system/addresses.ts';
import { BROWSER_ARGUMENTS, findBrowser } from './system/browser.ts';

const executablePath = findBrowser();
/** The short run takes of the fault matrix and of parity what is tagged `@short`, of the rest all but what is `@long`. */
const isFull = process.env.FICUS_TEST === 'full';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // One system, one set of flags: the tests take turns.
  workers: 1,
  fullyParallel: false,
  // A test that passes at its second try only is named at the end of the run (record 105).
  retries: 1,
  // A busy machine may take several times what a test needs.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  ...(isFull ? {} : { grepInvert: /((the fault matrix|@fault\b|@parity\b)(?!.*@short)|@long\b)/ }),
  globalSetup: './system/start.ts',
  outputDir: '../test-results/e2e',
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    baseURL: GATEWAY,
    serviceWorkers: 'block',
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { args: BROWSER_ARGUMENTS, ...(executablePath ? { executablePath } : {}) },
  },
});
