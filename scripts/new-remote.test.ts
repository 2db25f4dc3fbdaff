import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROJECT = path.resolve(import.meta.dirname, '..');

/** Runs a program; fails with all that it printed. */
async function run(program: string, args: string[], options: { cwd: string }): Promise<{ stdout: string }> {
  return promisify(execFile)(program, args, options).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${args.join(' ')}\n${error.stdout}${error.stderr}`);
  });
}

let copy: string;

/** The project's files, with the installed packages linked and the project's own ones pointing into the copy. */
beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'ficus-new-remote-'));
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT,
  });
  const left = /^(docs|e2e)\/|\.png$/;
  for (const file of stdout.split('\n').filter((one) => one && !left.test(one)))
    await cp(path.join(PROJECT, file), path.join(copy, file)).catch(() => undefined);
  await mkdir(path.join(copy, 'node_modules/@ficus'), { recursive: true });
  const installed = path.join(PROJECT, 'node_modules');
  for (const name of await readdir(installed))
    if (name !== '@ficus') await symlink(path.join(installed, name), path.join(copy, 'node_modules', name));
  for (const room of ['shared', 'remotes', 'services'])
    for (const name of await readdir(path.join(copy, room)))
      if (!name.includes('.')) await link(path.join(copy, room, name));
  await link(path.join(copy, 'shell'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

async function link(folder: string): Promise<void> {
  const { name } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { name: string };
  await symlink(folder, path.join(copy, 'node_modules', name));
}

const node = (...args: string[]) => run(process.execPath, args, { cwd: copy });
const tool = (name: string) => path.join(PROJECT, 'node_modules', name);

describe('npm run new-remote', { timeout: 120_000 }, () => {
  it('refuses names that cannot be one, and ones that are taken', async () => {
    for (const name of ['Billing', '../billing', 'bil ling', ''])
      await expect(node('scripts/new-remote.ts', name), name).rejects.toThrow('small letters');
    await expect(node('scripts/new-remote.ts', 'chat')).rejects.toThrow('is there already');
  });

  it('makes a feature that passes checks and its own tests, and is built, without another touch', async () => {
    const { stdout } = await node('scripts/new-remote.ts', 'order-history', '--no-install');
    expect(stdout).toContain('Order history is there, at /order-history');
    const features = await readFile(path.join(copy, 'shell/src/features.ts'), 'utf8');
    expect(features).toContain("flag: 'new_order_history_mfe'");
    expect(await readFile(path.join(copy, 'services/local/src/flagged.ts'), 'utf8')).toContain(
      "'order_history'",
    );

    const places = ['remotes/order-history', 'shell/src/legacy/order-history', 'shell/src/features.ts'];
    await node(tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', ...places);
    await node(tool('typescript/bin/tsc'), '-p', 'tsconfig.browser.json');
    await node(tool('dependency-cruiser/bin/dependency-cruiser.mjs'), ...places);
    const tests = await node(tool('vitest/vitest.mjs'), 'run', '--project', 'browser', 'order-history');
    expect(tests.stdout).toMatch(/2 passed/);
    const build = path.join(copy, 'shared/remote-kit/webpack/build-cli.ts');
    const built = await run(process.execPath, [build], { cwd: path.join(copy, 'remotes/order-history') });
    expect(built.stdout).toMatch(/^order-history 0\.1\.0-\w+ built/);
  });
});
