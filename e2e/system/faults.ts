import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Release } from '@ficus/contracts';
import { FAULTS_CONTROL, ORIGIN_FOLDER } from './addresses.ts';
import type { Fault, FaultPlan } from './fault.ts';

/** Makes the way to the remotes' origin fail, for everybody, until it is told otherwise. */
export async function breakRemotesOrigin(plan: FaultPlan): Promise<void> {
  await tell('remotes', plan);
}

/** Makes the way from the second front door to Unleash fail, until it is told otherwise. */
export async function breakUnleash(plan: FaultPlan): Promise<void> {
  await tell('unleash', plan);
}

async function tell(proxy: string, plan: FaultPlan): Promise<void> {
  const answer = await fetch(`${FAULTS_CONTROL}/${proxy}`, { method: 'PUT', body: JSON.stringify(plan) });
  if (!answer.ok) throw new Error(`The fault proxy answered ${answer.status}`);
}

/** A kind of file that a remote is made of. */
export type FileKind = 'origin' | 'pointer' | 'entry' | 'exposed' | 'shared' | 'inner' | 'style';

/** A plan that lets every file of a kind, of the chat that is published now, meet a fault. */
export async function faultAt(kind: FileKind, fault: Fault): Promise<FaultPlan> {
  if (kind === 'origin') return [{ path: String.raw`\.(js|css)$`, fault }];
  if (kind === 'pointer') return [{ path: '^/chat/release\\.json$', fault }];
  const release = await readRelease();
  const names = filesOf(kind, release).map((name) => name.replaceAll('.', String.raw`\.`));
  if (names.length === 0) throw new Error(`${release.name} ${release.version} has no file of kind ${kind}`);
  return [{ path: `/(${names.join('|')})$`, fault }];
}

/** What is published of the chat now. */
export async function readRelease(): Promise<Release> {
  return JSON.parse(await readFile(path.join(ORIGIN_FOLDER, 'chat/release.json'), 'utf8'));
}

/** The files that the host loads: the lean build's, where a release has one. */
function filesOf(kind: FileKind, release: Release): string[] {
  const { entry, scripts, styles } = release.lean ?? release;
  const isExposed = (name: string) => /expose/.test(name);
  const initial = scripts.map((file) => file.path);
  switch (kind) {
    case 'entry':
      return [entry.path];
    case 'exposed':
      // Container and exposed code of a lean build are one file.
      return release.lean ? [entry.path] : initial.filter(isExposed);
    case 'shared':
      return initial.filter((name) => !isExposed(name));
    case 'style':
      return styles.map((file) => file.path);
    default:
      // The fixture names its lazy chunk.
      return release.files.map((file) => file.path).filter((name) => /^(lean-)?inner\..*\.js$/.test(name));
  }
}
