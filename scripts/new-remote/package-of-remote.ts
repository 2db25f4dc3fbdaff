import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const DEPENDENCIES = ['@ficus/remote-kit', '@ficus/ui', '@tanstack/react-query', 'react'];
const DEV_DEPENDENCIES = ['@testing-library/dom', '@testing-library/react', 'happy-dom'];

interface Package {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly scripts: Record<string, string>;
}

/** Writes the package of a new remote, with the versions and scripts of one that is there (`like`). Returns the file. */
export async function writePackage(folder: string, name: string, like: string): Promise<string> {
  const { dependencies, devDependencies, scripts } = JSON.parse(
    await readFile(path.join(like, 'package.json'), 'utf8'),
  ) as Package;
  const pick = (from: Record<string, string>, wanted: readonly string[]) =>
    Object.fromEntries(wanted.map((one) => [one, from[one]]));
  const file = path.join(folder, 'package.json');
  const made = {
    name: `@ficus/remote-${name}`,
    version: '0.1.0',
    private: true,
    license: 'Apache-2.0',
    type: 'module',
    exports: {},
    dependencies: pick(dependencies, DEPENDENCIES),
    devDependencies: pick(devDependencies, DEV_DEPENDENCIES),
    scripts,
  };
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`);
  return file;
}
