import { spawn } from 'node:child_process';
import { glob, stat } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT, remoteFolders } from './remotes.ts';

/** Builds host and remotes where a source is newer than what was built from it. Returns the names of what was built. */
export async function buildStale(): Promise<string[]> {
  const shared = await newest(['shared/**/*.{ts,tsx,css}', 'package-lock.json']);
  const built: string[] = [];
  const targets = [
    { name: 'shell', folder: path.join(PROJECT, 'shell'), output: 'dist/assets.json' },
    ...[...(await remoteFolders())].map(([name, folder]) => ({ name, folder, output: 'dist/release.json' })),
  ];
  for (const { name, folder, output } of targets) {
    const relative = path.relative(PROJECT, folder);
    const sources = await newest([`${relative}/{src,document}/**/*`, `${relative}/*.{ts,json}`]);
    if ((await modified(path.join(folder, output))) > Math.max(shared, sources)) continue;
    await runBuild(relative);
    built.push(name);
  }
  return built;
}

async function newest(patterns: string[]): Promise<number> {
  let latest = 0;
  for await (const file of glob(patterns, {
    cwd: PROJECT,
    exclude: (name) => name === 'node_modules' || name === 'dist',
  })) {
    latest = Math.max(latest, await modified(path.join(PROJECT, file)));
  }
  return latest;
}

async function modified(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}

/** Runs the workspace's own `build` script; its output is shown only if it fails. */
function runBuild(workspace: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = spawn('npm', ['run', 'build', '--silent', '-w', workspace], {
      cwd: PROJECT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    build.stdout.on('data', keep);
    build.stderr.on('data', keep);
    build.once('error', reject);
    build.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`Building ${workspace} failed (exit code ${code}):\n${output}`)),
    );
  });
}
