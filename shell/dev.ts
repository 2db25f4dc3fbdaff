import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { devRemote, type Handler, hotConfig, startDevServer } from '@ficus/remote-kit/webpack';
import sirv from 'sirv';
import type { StatsCompilation } from 'webpack';
import type { HostAssets } from './document/host-assets.ts';
import { hostConfig } from './webpack.config.ts';

/**
 * The development server of host and remotes, in the place of the remotes' origin. What is published there is served
 * too: a flag may name its version. Env: PORT, REMOTES_FOLDER (what is published), REMOTES (folders of the remotes' sources,
 * separated by commas), HOST_FOLDER (where the document finds `assets.json`).
 */
const { PORT = '8090', REMOTES_FOLDER = '', REMOTES = '', HOST_FOLDER = '' } = process.env;
const origin = `http://localhost:${PORT}`;
const remotes = REMOTES.split(',')
  .filter(Boolean)
  .map((folder) => devRemote(folder, origin));
const published = sirv(REMOTES_FOLDER, { dev: true });
await mkdir(path.join(HOST_FOLDER, 'assets'), { recursive: true });

const server = await startDevServer({
  port: Number(PORT),
  builds: [
    { config: hotConfig(hostConfig({ mode: 'development' }), `${origin}/shell/`), onBuilt: describeHost },
    ...remotes.map(({ build }) => build),
  ],
  first: remotes.reduceRight<Handler>(
    (next, { serve }) =>
      (request, response, done) =>
        serve(request, response, () => next(request, response, done)),
    (_request, _response, done) => done(),
  ),
  last: published,
});

/** Names the host's files for the document. They change under their names, so that none has an integrity. */
function describeHost(stats: StatsCompilation): void {
  const groups: HostAssets['groups'] = {};
  for (const [name, { assets = [] }] of Object.entries(stats.namedChunkGroups ?? {})) {
    const files = assets
      .filter((asset) => !asset.name.includes('.hot-update.'))
      .map((asset) => ({ path: `${origin}/shell/${asset.name}`, integrity: '' }));
    const ending = (suffix: string) => files.filter((file) => file.path.endsWith(suffix));
    groups[name] = { scripts: ending('.js'), styles: ending('.css') };
  }
  const assets: HostAssets = { isDevelopment: true, groups };
  void writeFile(path.join(HOST_FOLDER, 'assets.json'), JSON.stringify(assets));
}

for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const)
  process.once(event, () => void server.stop().finally(() => process.exit(0)));
process.send?.({ type: 'ready' });
