import { cp, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Release } from '@ficus/contracts';
import { buildRemote, publishRemote } from '@ficus/remote-kit/webpack';
import { ORIGIN_FOLDER, PROJECT } from './addresses.ts';
import { buildByRspack } from './build-by-rspack.ts';
import { readRelease } from './faults.ts';

const pointerOf = (name: string) => path.join(ORIGIN_FOLDER, name, 'release.json');
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
  const publishing = publishFolder(path.join(PROJECT, 'e2e/remotes', fixture), 'chat', version, build);
  built.set(`${fixture} ${version}`, publishing);
  return publishing;
}

/** Builds and publishes the remote of a folder under another's name, without moving the pointer. */
export function publishFolder(
  folder: string,
  name: string,
  version: string,
  build: Build = buildRemote,
): Promise<Release> {
  return keepPointer(name, async () => {
    await build(folder, { name, version });
    return publishRemote(folder, ORIGIN_FOLDER);
  });
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
  await writePointer(release.name, JSON.stringify(release));
}

async function keepPointer<T>(name: string, action: () => Promise<T>): Promise<T> {
  const before = await readFile(pointerOf(name), 'utf8');
  try {
    return await action();
  } finally {
    await writePointer(name, before);
  }
}

async function writePointer(name: string, text: string): Promise<void> {
  const pointer = pointerOf(name);
  await writeFile(`${pointer}.next`, text);
  await rename(`${pointer}.next`, pointer);
}
