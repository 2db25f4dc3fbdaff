import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../system/addresses.ts';
import type { Generation } from './generation.ts';
import type { Effect } from './perform.ts';

/** What a job came to. */
interface DoneNote {
  readonly kind: 'done';
  readonly job: string;
  readonly generation: Generation;
  readonly effect: Effect;
}
/** Whether it came to the same in both generations. */
interface ComparedNote {
  readonly kind: 'compared';
  readonly job: string;
  readonly isSame: boolean;
}
/** What a job came to in a view with a planted bug, or how it failed. */
interface SpoiledNote {
  readonly kind: 'spoiled';
  readonly mutant: string;
  readonly outcome: Effect | string;
}
/** How a planted bug was found; absent: it was not. */
interface JudgedNote {
  readonly kind: 'judged';
  readonly mutant: string;
  readonly foundBy?: string;
}
type Note = DoneNote | ComparedNote | SpoiledNote | JudgedNote;

const LINES = path.join(PROJECT, 'test-results/parity.jsonl');

/** Notes something. To a file, since a test that fails takes the process with it. */
export async function note(noted: Note): Promise<void> {
  await mkdir(path.dirname(LINES), { recursive: true });
  await appendFile(LINES, `${JSON.stringify(noted)}\n`);
}

/** Forgets earlier runs. */
export async function clearNotes(): Promise<void> {
  await mkdir(path.dirname(LINES), { recursive: true });
  await writeFile(LINES, '');
}

/** All that was noted of a kind, in its order. */
export async function readNotes<Kind extends Note['kind']>(
  kind: Kind,
): Promise<Extract<Note, { kind: Kind }>[]> {
  const text = await readFile(LINES, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Note)
    .filter((one): one is Extract<Note, { kind: Kind }> => one.kind === kind);
}

/** What a job came to in a generation, the last time. */
export async function effectOf(job: string, generation: Generation): Promise<Effect | undefined> {
  const notes = await readNotes('done');
  return notes.findLast((one) => one.job === job && one.generation === generation)?.effect;
}
