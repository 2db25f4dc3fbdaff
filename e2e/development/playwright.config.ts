import { defineConfig } from '@playwright/test';
import whole from '../playwright.config.ts';

/** `npm run e2e:dev`: what `npm run dev` promises, on the real thing. It edits sources, and puts them back. */
export default defineConfig({
  ...whole,
  testDir: '.',
  testMatch: '**/*.dev.ts',
  globalSetup: './start-development.ts',
  outputDir: '../../test-results/e2e-dev',
  reporter: 'list',
});
