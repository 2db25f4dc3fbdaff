import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './scripts/testing/patience.ts';

/** Thorough runs (`npm run test:full`) are given more time than the short ones. */
const isFull = process.env.FICUS_TEST === 'full';

export default defineConfig({
  // CSS modules answer with their own class names; what they look like is looked at in a browser.
  css: { modules: { generateScopedName: '[local]' } },
  test: {
    // Two files at a time, also where there are two cores: most of them wait for a database or a process.
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    testTimeout: isFull ? 600_000 : 60_000,
    hookTimeout: 120_000,
    // A test that passes at its second try only is named at the end of the run (record 105).
    retry: 1,
    // What comes in its own time: a second is not enough on a busy machine.
    expect: { poll: { timeout: PATIENCE_MS } },
    env: { LOG_LEVEL: 'silent' },
    projects: [
      {
        extends: true,
        test: {
          name: 'browser',
          setupFiles: ['scripts/testing/patient-pages.ts'],
          include: ['{shell,remotes,shared}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: ['services/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          // One real PostgreSQL for all of them; each test file makes databases of its own on it.
          globalSetup: ['services/kit/src/testing/postgres.ts'],
        },
      },
    ],
  },
});
