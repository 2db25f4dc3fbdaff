import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Release } from '@ficus/contracts';
import { buildRemote, integrityOf, publishRemote, runWebpack } from '@ficus/remote-kit/webpack';
import { hostConfig } from '../../shell/webpack.config.ts';
import { PROJECT } from '../system/addresses.ts';
import { buildFormer } from './former/build-former.ts';

const OUT = path.join(PROJECT, 'test-results/loading');

/** Releases of a probe, and a page with the host's own loader, as files to be served. */
export interface Site {
  readonly first: Release;
  readonly second: Release;
  /** As remotes were built for the contract version before. */
  readonly former: Release;
  readonly scripts: readonly { path: string; integrity: string }[];
  readonly hostFolder: string;
  readonly remotesFolder: string;
}

/** Builds the site: the page by the host's configuration, the probes by the remotes' preset. */
export async function buildSite(): Promise<Site> {
  const config = hostConfig({ mode: 'production' });
  const hostFolder = path.join(OUT, 'host');
  const stats = await runWebpack({
    ...config,
    context: import.meta.dirname,
    entry: { main: './page/main.ts' },
    output: { ...config.output, path: path.join(hostFolder, 'assets') },
  });
  const assets = (stats.namedChunkGroups?.main?.assets ?? []).filter(({ name }) => name.endsWith('.js'));
  const scripts = assets.map(async ({ name }) => ({
    path: `/assets/${name}`,
    integrity: integrityOf(await readFile(path.join(hostFolder, 'assets', name))),
  }));
  const remotesFolder = path.join(OUT, 'remotes');
  const probe = path.join(PROJECT, 'e2e/remotes/probe');
  const publish = async (version: string) => {
    await buildRemote(probe, { version });
    return publishRemote(probe, remotesFolder);
  };
  const first = await publish('1.0.0');
  return {
    first,
    former: await buildFormer(probe, remotesFolder, first),
    second: await publish('2.0.0'),
    scripts: await Promise.all(scripts),
    hostFolder,
    remotesFolder,
  };
}
