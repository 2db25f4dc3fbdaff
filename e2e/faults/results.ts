import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../system/addresses.ts';
import { toTable } from '../system/to-table.ts';

/** How one row went. */
export interface Result {
  readonly where: string;
  readonly fault: string;
  readonly by: string;
  readonly view: string;
  readonly reason: string;
  /** From the navigation until the view was usable. */
  readonly ms: number;
}

const FOLDER = path.join(PROJECT, 'test-results');
const LINES = path.join(FOLDER, 'fault-matrix.jsonl');

/** Notes a row that held. To a file, since a test that fails takes the process with it. */
export async function noteResult(result: Result): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await appendFile(LINES, `${JSON.stringify(result)}\n`);
}

/** Forgets the rows of earlier runs. */
export async function clearResults(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(LINES, '');
}

/** Prints the rows that held as a table, and writes it to `test-results/fault-matrix.md`. */
export async function writeMatrix(): Promise<void> {
  const text = await readFile(LINES, 'utf8').catch(() => '');
  const results = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Result);
  if (results.length === 0) return;
  const rows = results.map(({ where, fault, by, view, reason, ms }) => [
    where,
    fault,
    by,
    view,
    reason,
    `${ms}`,
  ]);
  const table = toTable([['where', 'fault', 'by', 'view', 'reason', 'ms'], ...rows]);
  await writeFile(path.join(FOLDER, 'fault-matrix.md'), table);
  console.log(`\nThe fault matrix: ${results.length} rows held\n\n${table}`);
}
