import { cp, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Release } from '@ficus/contracts';
import { buildRemote, publishRemote } from '@ficus/remote-kit/webpack';
import { ORIGIN_FOLDER, PROJECT } from './addresses.ts';
import { buildByRspack } from './build-by-rspack.ts';
import { readRelease } from './faults.ts';

const POINTER = path.join(ORIGIN_FOLDER, 'chat/release.json');
const built = new Map<string, Promise<Release>>();

/**
 * Publishes a remote of `e2e/remotes` as a release of the chat, built once a run, without moving the pointer. `version`
 * is its label: 9.9.9 by default.
 */
export function publishFixture(
  fixture: string,
  version = '9.9.9',
  build: Build = buildRemote,
): Promise<Release> {
  const known = built.get(`${fixture} ${version}`);
  if (known) return known;
  const publishing = keepPointer(async () => {
    const folder = path.join(PROJECT, 'e2e/remotes', fixture);
    await build(folder, { name: 'chat', version });
    return publishRemote(folder, ORIGIN_FOLDER);
  });
  built.set(`${fixture} ${version}`, publishing);
  return publishing;
}

type Build = (directory: string, options: { name: string; version: string }) => Promise<unknown>;

/** Publishes a chat that another team made with another bundler. */
export const publishStrangers = () => publishFixture('by-rspack', '8.0.0-rspack', buildByRspack);

/** Publishes another release of the real chat, of the same sources, without moving the pointer. */
export async function publishChat(version: string): Promise<Release> {
  const current = await readRelease();
  const next = { ...current, version: `${version}-${current.version}` };
  const folder = path.join(ORIGIN_FOLDER, 'chat');
  await cp(path.join(folder, current.version), path.join(folder, next.version), { recursive: true });
  await writeFile(path.join(folder, next.version, 'release.json'), JSON.stringify(next));
  return next;
}

/** Publishes the real chat as a stranger would: by federation alone, so that the host loads it with the federation runtime. */
export async function publishByFederationAlone(): Promise<Release> {
  const { lean: _lean, ...release } = await publishChat('8.8.8');
  await writeFile(path.join(ORIGIN_FOLDER, 'chat', release.version, 'release.json'), JSON.stringify(release));
  return release;
}

/** Moves the pointer to a release, in one step, as publishing does. */
export async function pointTo(release: Release): Promise<void> {
  await writeFile(`${POINTER}.next`, JSON.stringify(release));
  await rename(`${POINTER}.next`, POINTER);
}

async function keepPointer<T>(action: () => Promise<T>): Promise<T> {
  const before = await readFile(POINTER, 'utf8');
  try {
    return await action();
  } finally {
    await writeFile(`${POINTER}.next`, before);
    await rename(`${POINTER}.next`, POINTER);
  }
}
