import whole from '../playwright.config.ts';

/** `npm run screenshots`: a picture of every page, for eyes. It asserts nothing about how they look. */
export default {
  ...whole,
  testDir: '.',
  testMatch: '**/*.shots.ts',
  globalSetup: '../system/start.ts',
  outputDir: '../../test-results/screenshots-run',
  reporter: 'list',
  use: { ...whole.use, actionTimeout: 10_000, trace: 'off' },
};
