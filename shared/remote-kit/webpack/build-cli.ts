import { parseArgs } from 'node:util';
import { buildRemote } from './build-remote.ts';

// Run by npm in the remote's own workspace: `npm run build -w remotes/chat [-- --version 1.2.0]`.
const { values } = parseArgs({ options: { version: { type: 'string' } } });
const started = performance.now();
const release = await buildRemote(
  process.cwd(),
  values.version === undefined ? {} : { version: values.version },
);
console.log(
  `${release.name} ${release.version} built in ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
