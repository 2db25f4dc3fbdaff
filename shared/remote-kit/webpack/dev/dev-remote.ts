import path from 'node:path';
import type { Release } from '@ficus/contracts';
import type { StatsCompilation } from 'webpack';
import { CONTRACT_VERSION } from '../../src/host.ts';
import { leanConfig } from '../lean-config.ts';
import { describeLean } from '../release.ts';
import type { DevBuild, Handler } from './dev-server.ts';
import { hotConfig } from './hot-config.ts';

/** Begins the version of every development build. */
const DEV = 'dev-';

/**
 * A remote under development: what builds it, and what serves its pointer `/<name>/release.json`. Its files change under
 * one name, so they carry no integrity; its version changes with every build, so that one that failed leaves no mark on the next.
 */
export function devRemote(
  directory: string,
  origin: string,
): { name: string; build: DevBuild; serve: Handler } {
  const name = path.basename(directory);
  const container = `ficus_${name.replaceAll('-', '_')}_dev`;
  const config = leanConfig({ container, directory, mode: 'development', output: 'dist/dev' });
  let release: Release | undefined;
  return {
    name,
    build: {
      config: hotConfig(config, `${origin}/${name}/dev/`),
      onBuilt: (stats) => {
        release = describeDevRelease(name, container, stats);
      },
    },
    serve(request, response, next) {
      const [, owner, version, ...file] = (request.url ?? '').split('/');
      if (owner !== name) return next();
      const isPointer = file.length === 0 ? version === 'release.json' : file.join('/') === 'release.json';
      if (isPointer && (file.length === 0 || version?.startsWith(DEV))) {
        response.writeHead(release ? 200 : 503, { 'content-type': 'application/json' });
        return void response.end(JSON.stringify(release ?? null));
      }
      if (version?.startsWith(DEV)) request.url = `/${name}/dev/${file.join('/')}`;
      next();
    },
  };
}

function describeDevRelease(name: string, container: string, stats: StatsCompilation): Release {
  const unguarded = (file: string) => ({ path: file, integrity: '' });
  const lean = describeLean({ container, groups: stats.namedChunkGroups ?? {} }, unguarded);
  return {
    name,
    version: `${DEV}${stats.hash?.slice(0, 10)}`,
    contract: CONTRACT_VERSION,
    container,
    // Strangers take a published build: here is none for the federation runtime.
    manifest: unguarded('mf-manifest.json'),
    entry: lean.entry,
    scripts: lean.scripts,
    styles: lean.styles,
    lean,
    files: [lean.entry, ...lean.scripts, ...lean.styles],
  };
}
