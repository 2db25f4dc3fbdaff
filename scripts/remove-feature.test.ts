import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject, type ProjectCopy, run } from './testing/project-copy.ts';

let copy: ProjectCopy;
/** A project that came as an archive may stand on a machine without git. */
const hasGit = spawnSync('git', ['--version']).status === 0;

beforeAll(async () => {
  if (!hasGit) return;
  copy = await copyProject();
  await git('init', '-q');
  await git('add', '.');
  await git('-c', 'user.name=Ada', '-c', 'user.email=ada@acme.test', 'commit', '-qm', 'all');
});
afterAll(() => (hasGit ? copy.remove() : undefined));

const git = (...args: string[]) => run('git', args, { cwd: copy.folder });
const removeFeature = (...args: string[]) => copy.node('scripts/remove-feature.ts', ...args);
const isThere = (file: string) => existsSync(path.join(copy.folder, file));

describe.skipIf(!hasGit)('npm run remove-feature', { timeout: 300_000 }, () => {
  it('says what it lacks, and what there is', async () => {
    await expect(removeFeature('--keep', 'remote')).rejects.toThrow('Which feature?');
    await expect(removeFeature('admin')).rejects.toThrow('Say --keep remote or --keep legacy');
    await expect(removeFeature('admin', '--keep', 'both')).rejects.toThrow('Say --keep remote');
    await expect(removeFeature('billing', '--keep', 'remote')).rejects.toThrow(/no feature billing.*admin/);
    await expect(removeFeature('admin', '--keep', 'remote', '--force')).rejects.toThrow('--allow-dirty');
  });

  it('says what it would do, to the file, and changes nothing', async () => {
    const { stdout } = await removeFeature('admin', '--keep', 'remote');
    expect(stdout).toContain('Nothing has been changed');
    expect(stdout).toContain('shell/src/legacy/admin/legacy-admin.tsx');
    expect(stdout).toContain('archive new_admin_mfe and kill_admin_mfe');
    expect(stdout).toContain('To do it: npm run remove-feature admin -- --keep remote --apply');
    expect((await git('status', '--porcelain')).stdout).toBe('');
  });

  it('refuses to mix with changes that are not committed', async () => {
    await writeFile(path.join(copy.folder, 'note.txt'), 'mine');
    await expect(removeFeature('admin', '--keep', 'remote', '--apply')).rejects.toThrow('note.txt');
    expect(isThere('shell/src/legacy/admin')).toBe(true);
  });

  it('settles one feature on its remote and one on its legacy view, and leaves a project that passes its checks', async () => {
    const done = await removeFeature('admin', '--keep', 'remote', '--apply', '--allow-dirty', '--no-install');
    expect(done.stdout).toContain('Done: admin settled on its remote view');
    await removeFeature('tenants', '--keep', 'legacy', '--apply', '--allow-dirty', '--no-install');
    for (const gone of ['shell/src/legacy/admin', 'remotes/tenants']) expect(isThere(gone), gone).toBe(false);
    for (const left of ['remotes/admin', 'shell/src/legacy/tenants']) expect(isThere(left), left).toBe(true);
    const features = await copy.read('shell/src/features.ts');
    expect(features).not.toMatch(/_(admin|tenants)_mfe/);
    expect(await copy.read('services/local/src/flagged.ts')).toContain("= ['chat'];");
    await expect(removeFeature('admin', '--keep', 'legacy')).rejects.toThrow('is settled already');

    await copy.node(copy.tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings');
    await copy.node(copy.tool('typescript/bin/tsc'), '-p', 'tsconfig.browser.json');
    await copy.node(copy.tool('typescript/bin/tsc'), '-p', 'tsconfig.node.json');
    // The types have found what is left hanging; that the rest still behaves is for the long run.
    if (process.env.FICUS_TEST !== 'full') return;
    const places = ['shell/document', 'shell/src/first-data', 'shell/src/legacy'];
    const tests = await copy.node(copy.tool('vitest/vitest.mjs'), 'run', '--project', 'browser', ...places);
    expect(tests.stdout).toMatch(/\d+ passed/);
  });
});
