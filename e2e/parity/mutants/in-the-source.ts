import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DATA_FOLDER, PROJECT } from '../../system/addresses.ts';
import { publishFolder } from '../../system/releases.ts';
import type { FeatureName } from '../job.ts';
import type { Mutant } from './mutant.ts';

/** One place of a remote's source, and what stands there in the mutant. */
interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A remote that is built from its sources with one edit, and published as a version of its own. */
export function builtWith(remote: FeatureName, edit: Edit): Pick<Mutant, 'plant' | 'publish'> {
  let version: string | undefined;
  return {
    async publish() {
      version ??= await publishEdited(remote, edit);
      return { flag: `new_${remote}_mfe`, version };
    },
    async plant(page, onHit) {
      // Its files are what the page is made of, or it would not be this version.
      const files = `/${remote}/${version}/`;
      page.on('request', (request) => {
        if (request.url().includes(files)) onHit();
      });
    },
  };
}

async function publishEdited(remote: FeatureName, { file, from, to }: Edit): Promise<string> {
  const folder = path.join(DATA_FOLDER, 'mutants', remote);
  await rm(folder, { recursive: true, force: true });
  const isSource = (name: string) => !['dist', 'node_modules'].includes(path.basename(name));
  await cp(path.join(PROJECT, 'remotes', remote), folder, { recursive: true, filter: isSource });
  const edited = path.join(folder, 'src', file);
  const source = await readFile(edited, 'utf8');
  if (source.split(from).length !== 2) throw new Error(`${edited} does not have exactly once: ${from}`);
  await writeFile(edited, source.replace(from, to));
  const { version } = await publishFolder(folder, remote, '7.7.7');
  return version;
}
