import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addFeature } from './new-remote/add-feature.ts';
import { copyTemplate, namesOf } from './new-remote/copy-template.ts';
import { writePackage } from './new-remote/package-of-remote.ts';

// `npm run new-remote billing`: a remote, its legacy stub, its line in the table of features, its flags and its tests.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-install': { type: 'boolean' } },
});
const project = path.resolve(import.meta.dirname, '..');
const [name = ''] = positionals;
const remote = path.join(project, 'remotes', name);
const legacy = path.join(project, 'shell/src/legacy', name);

const faults: string[] = [];
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || positionals.length !== 1)
  faults.push('Name it in small letters, digits and hyphens: npm run new-remote billing');
else
  for (const folder of [remote, legacy])
    if (existsSync(folder)) faults.push(`${path.relative(project, folder)} is there already`);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

const names = namesOf(name);
const [like = ''] = readdirSync(path.join(project, 'remotes'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const written = [
  ...(await copyTemplate(path.join(project, 'templates/remote'), remote, names)),
  await writePackage(remote, name, path.join(project, 'remotes', like)),
  ...(await copyTemplate(path.join(project, 'templates/legacy'), legacy, names)),
  ...(await addFeature(project, names)),
];
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
run(process.execPath, 'node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...written);
if (!values['no-install']) run('npm', 'install');

const flag = name.replaceAll('-', '_');
console.log(`${written.map((file) => path.relative(project, file)).join('\n')}

${names.title} is there, at /${name}. Next:
  npm run dev                          everybody has its legacy view (shell/src/legacy/${name})
  switch new_${flag}_mfe on in Unleash   and they have the new one (remotes/${name})
docs/new-remote.md goes on from here.`);
