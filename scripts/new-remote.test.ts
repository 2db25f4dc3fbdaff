import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject, type ProjectCopy, run } from './testing/project-copy.ts';

let copy: ProjectCopy;

beforeAll(async () => {
  copy = await copyProject(/^(docs|e2e)\/|\.png$/);
});
afterAll(() => copy.remove());

describe('npm run new-remote', { timeout: 120_000 }, () => {
  it('refuses names that cannot be one, and ones that are taken', async () => {
    for (const name of ['Billing', '../billing', 'bil ling', ''])
      await expect(copy.node('scripts/new-remote.ts', name), name).rejects.toThrow('small letters');
    await expect(copy.node('scripts/new-remote.ts', 'chat')).rejects.toThrow('is there already');
  });

  it('makes a feature that passes checks and its own tests, and is built, without another touch', async () => {
    const { stdout } = await copy.node('scripts/new-remote.ts', 'order-history', '--no-install');
    expect(stdout).toContain('Order history is there, at /order-history');
    const features = await copy.read('shell/src/features.ts');
    expect(features).toContain("flag: 'new_order_history_mfe'");
    expect(await copy.read('services/local/src/flagged.ts')).toContain("'order_history'");
    expect(await copy.read('shell/src/languages/de.json')).toContain('"Order history": "Order history"');

    const places = ['remotes/order-history', 'shell/src/legacy/order-history', 'shell/src/features.ts'];
    await copy.node(copy.tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', ...places);
    await copy.node(copy.tool('typescript/bin/tsc'), '-p', 'tsconfig.browser.json');
    await copy.node(copy.tool('dependency-cruiser/bin/dependency-cruiser.mjs'), ...places);
    const tests = await copy.node(
      copy.tool('vitest/vitest.mjs'),
      'run',
      '--project',
      'browser',
      'order-history',
    );
    expect(tests.stdout).toMatch(/2 passed/);
    const build = path.join(copy.folder, 'shared/remote-kit/webpack/build-cli.ts');
    const built = await run(process.execPath, [build], {
      cwd: path.join(copy.folder, 'remotes/order-history'),
    });
    expect(built.stdout).toMatch(/^order-history 0\.1\.0-\w+ built/);
  });
});
