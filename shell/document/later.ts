import type { Decision } from '@ficus/migration-wrapper';
import { type Feature, mayOpen } from '../src/features.ts';
import type { PageRequest } from './document.ts';
import type { HostAssets } from './host-assets.ts';
import { chunkFiles, remoteFiles, remoteWords, type Wanted } from './preloads.ts';

/**
 * What the person may need after this page's view: the other side of a flip, then the features that they may open next,
 * each in the view that is decided for them now. The browser fetches them when idle.
 */
export function later(page: {
  feature: Feature;
  decision: Decision;
  request: PageRequest;
  assets: HostAssets;
  remotesOrigin: string;
  /** Of the page: the remotes' words in it come along. */
  language: string;
  /** All features. */
  table: readonly Feature[];
  decide: (feature: Feature) => Decision;
}): { url: string; integrity: string }[] {
  const { feature, decision, request, assets, remotesOrigin, language, table, decide } = page;
  const filesOf = (one: Feature, view: Decision['view']): Wanted => {
    const release = one.remote === undefined ? undefined : request.releases[one.remote]?.[0];
    if (view === 'legacy') return chunkFiles(assets, `legacy-${one.name}`);
    if (!release) return { scripts: [], styles: [] };
    const { scripts, styles } = remoteFiles(release, remotesOrigin);
    return { scripts: [...scripts, ...remoteWords(release, remotesOrigin, language)], styles };
  };
  const next = table.filter((one) => one !== feature && mayOpen(one, request.person));
  const otherSide = filesOf(feature, decision.view === 'remote' ? 'legacy' : 'remote');
  const wanted = [
    ...(feature.settled ? [] : [otherSide]),
    ...next.map((one) => filesOf(one, decide(one).view)),
  ];
  // Views of one build have files in common.
  const files = new Map(
    wanted
      .flatMap(({ scripts, styles }) => [...scripts, ...styles])
      .map(({ path, integrity }) => [path, { url: path, integrity }]),
  );
  return [...files.values()];
}
