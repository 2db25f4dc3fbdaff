import { defineConfig } from '@playwright/test';
import { GATEWAY } from './system/addresses.ts';
import { BROWSER_ARGUMENTS, findBrowser } from './system/browser.ts';

const executablePath = findBrowser();
/** The whole fault matrix and all of parity take long: the short run takes of them what is tagged `@short`. */
const isFull = process.env.FICUS_TEST === 'full';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // One system, one set of flags: the tests take turns.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  ...(isFull ? {} : { grepInvert: /(the fault matrix|@fault\b|@parity\b)(?!.*@short)/ }),
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
