import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** A copy of the project in which scripts may do as they like. */
export interface ProjectCopy {
  readonly folder: string;
  /** Runs a program of Node's in the copy; fails with all that it printed. */
  node(...args: string[]): Promise<{ stdout: string }>;
  /** Path of an installed program: `vitest/vitest.mjs`. */
  tool(name: string): string;
  read(file: string): Promise<string>;
  remove(): Promise<void>;
}

/** Runs a program; fails with all that it printed. */
export async function run(
  program: string,
  args: string[],
  options: { cwd: string },
): Promise<{ stdout: string }> {
  return promisify(execFile)(program, args, { ...options, maxBuffer: 2 ** 26 }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${args.join(' ')}\n${error.stdout}${error.stderr}`);
    },
  );
}

/**
 * Copies the project's files, with the installed packages linked and the project's own ones pointing into the copy.
 * `without`: what is left out. Default: pictures.
 */
export async function copyProject(without = /\.png$/): Promise<ProjectCopy> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ficus-copy-'));
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await run('git', listed, { cwd: PROJECT });
  for (const file of stdout.split('\n').filter((one) => one && !without.test(one)))
    await cp(path.join(PROJECT, file), path.join(folder, file)).catch(() => undefined); // deleted, not yet committed
  await mkdir(path.join(folder, 'node_modules/@ficus'), { recursive: true });
  const installed = path.join(PROJECT, 'node_modules');
  for (const name of await readdir(installed))
    if (name !== '@ficus') await symlink(path.join(installed, name), path.join(folder, 'node_modules', name));
  for (const room of ['shared', 'remotes', 'services'])
    for (const name of await readdir(path.join(folder, room)))
      if (!name.includes('.')) await link(path.join(folder, room, name));
  await link(path.join(folder, 'shell'));

  async function link(place: string): Promise<void> {
    // Packages of its own, in versions that others have not.
    const own = path.join(PROJECT, path.relative(folder, place), 'node_modules');
    // A folder, not a link: git passes over a folder of this name only.
    await mkdir(path.join(place, 'node_modules'), { recursive: true });
    for (const name of await readdir(own).catch(() => []))
      await symlink(path.join(own, name), path.join(place, 'node_modules', name));
    const { name } = JSON.parse(await readFile(path.join(place, 'package.json'), 'utf8')) as {
      name: string;
    };
    await symlink(place, path.join(folder, 'node_modules', name));
  }

  return {
    folder,
    node: (...args) => run(process.execPath, args, { cwd: folder }),
    tool: (name) => path.join(installed, name),
    read: (file) => readFile(path.join(folder, file), 'utf8'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
