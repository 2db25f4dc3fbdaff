import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { byHand } from './by-hand.ts';
import { type Kept, readTable, settle, type TableEntry } from './feature-table.ts';
import { importersOf, orphans, readImports } from './imports.ts';

/** All that the end of a migration takes. */
export interface Plan {
  /** Files to delete, and why, by what they are part of. */
  readonly deletes: readonly { what: string; why: string; files: readonly string[] }[];
  /** Files to write anew. */
  readonly edits: readonly { file: string; what: string; text: string }[];
  /** What no program should do. */
  readonly byHand: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** A package goes, so that the lock file changes. */
  readonly needsInstall: boolean;
}

const TABLE = 'shell/src/features.ts';
const FLAGGED = 'services/local/src/flagged.ts';

/** What stands in the way of a plan, all of it. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
  readonly code = 'no-plan';
}

/** Plans the end of a migration, and changes nothing. `files`: the project's files, as paths from its root. */
export async function makePlan(options: {
  project: string;
  files: readonly string[];
  name: string;
  keep: Kept;
}): Promise<Plan> {
  const { project, files, name, keep } = options;
  const read = (file: string) => readFile(path.join(project, file), 'utf8');
  const source = await read(TABLE);
  const feature = featureOf(source, name);
  const imports = await readImports(project, files);

  const folder = keep === 'remote' ? `shell/src/legacy/${name}` : `remotes/${feature.remote}`;
  const view = files.filter((file) => file.startsWith(`${folder}/`));
  const going = new Set(view);
  const shared = orphans(files.filter(isLegacy), going, imports);
  for (const file of shared) going.add(file);
  const importers = importersOf(going, imports).filter((file) => file !== TABLE);
  const inTheWay = importers.filter((file) => !isTest(file));
  if (inTheWay.length > 0)
    throw new PlanError(
      inTheWay.map((file) => `${file} imports from ${folder}: untangle that first`).join('\n'),
    );
  for (const file of importers) going.add(file);

  const title = keep === 'remote' ? 'the legacy view, with its tests' : 'the remote, with its tests';
  const flagged = await read(FLAGGED);
  const unflagged = withoutFlags(flagged, name.replaceAll('-', '_'));
  return {
    deletes: [
      { what: `${folder}/`, why: title, files: view },
      { what: 'shell/src/legacy/', why: 'what only that view used', files: shared },
      { what: 'tests', why: 'they run what goes', files: importers },
    ].filter((one) => one.files.length > 0),
    edits: [
      {
        file: TABLE,
        what: `settled: '${keep}'; ${keep === 'remote' ? 'flag, killFlag and legacy' : 'flag, killFlag, remote and firstData'} go`,
        text: settle(source, name, keep),
      },
      ...(unflagged === flagged
        ? []
        : [{ file: FLAGGED, what: 'its two flags are made no more', text: unflagged }]),
    ],
    byHand: await byHand({ feature, keep, view, left: files.filter((file) => !going.has(file)), read }),
    needsInstall: view.includes(`${folder}/package.json`),
  };
}

function featureOf(source: string, name: string): TableEntry {
  const table = readTable(source);
  const feature = table.find((one) => one.name === name);
  const there = table.map((one) => one.name).join(', ');
  if (!feature) throw new PlanError(`There is no feature ${name}. There are: ${there}`);
  if (feature.settled !== undefined)
    throw new PlanError(`${name} is settled already, on its ${feature.settled} view`);
  return feature;
}

/** The legacy views share files that are nobody's own. */
function isLegacy(file: string): boolean {
  return /^shell\/src\/legacy\/shared\//.test(file);
}

function isTest(file: string): boolean {
  return file.startsWith('e2e/') || /\.test\.tsx?$/.test(file);
}

function withoutFlags(text: string, flag: string): string {
  return text.replace(new RegExp(`'${flag}'(, )?`), '').replace(', ]', ']');
}
