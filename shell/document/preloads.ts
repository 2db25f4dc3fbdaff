import type { Release, ReleaseFile } from '@ficus/contracts';
import type { HostAssets } from './host-assets.ts';
import { tag } from './html.ts';

/** Files that a page will load, with their integrity. */
export interface Wanted {
  readonly scripts: readonly ReleaseFile[];
  readonly styles: readonly ReleaseFile[];
}

/** The files of a remote that its view needs at once, of the build that the host will load. */
export function remoteFiles(release: Release, remotesOrigin: string): Wanted {
  const base = releaseBase(release, remotesOrigin);
  const at = ({ path, integrity }: ReleaseFile) => ({ path: `${base}${path}`, integrity });
  const { entry, scripts, styles } = release.lean ?? release;
  return { scripts: [entry, ...scripts].map(at), styles: styles.map(at) };
}

/**
 * The files with a remote's words in a language; none where it does not speak it. They are preloaded and no tags of the
 * page: the remote's own loader puts them there.
 */
export function remoteWords(
  release: Release,
  remotesOrigin: string,
  language: string,
): readonly ReleaseFile[] {
  const base = releaseBase(release, remotesOrigin);
  const words = release.lean?.languages?.[language] ?? [];
  return words.map(({ path, integrity }) => ({ path: `${base}${path}`, integrity }));
}

/** Where a release's files lie, with a slash at the end. */
export function releaseBase(release: Release, remotesOrigin: string): string {
  return `${remotesOrigin}/${release.name}/${release.version}/`;
}

/** The files of a named chunk of the host that its entry does not already bring. */
export function chunkFiles(assets: HostAssets, name: string): Wanted {
  const { main, [name]: chunk } = assets.groups;
  const isNew =
    (known: readonly ReleaseFile[] = []) =>
    (file: ReleaseFile) =>
      !known.some(({ path }) => path === file.path);
  return {
    scripts: (chunk?.scripts ?? []).filter(isNew(main?.scripts)),
    styles: (chunk?.styles ?? []).filter(isNew(main?.styles)),
  };
}

/**
 * Preload links, of code and of the view's first data. A preload is used only if its `crossorigin`, integrity and nonce
 * equal those of what loads the file; otherwise the browser blocks it or fetches twice. `nonce`: undefined where the
 * page's policy names hashes.
 */
export function preloadLinks(
  { scripts, styles }: Wanted,
  data: readonly string[],
  nonce: string | undefined,
): string {
  const link = (attributes: Record<string, string | undefined>) =>
    tag('link', { rel: 'preload', ...attributes, crossorigin: 'anonymous' });
  return [
    ...data.map((href) => link({ as: 'fetch', href })),
    ...scripts.map(({ path, integrity }) => link({ as: 'script', href: path, integrity, nonce })),
    ...styles.map(({ path, integrity }) => link({ as: 'style', href: path, integrity, nonce })),
  ].join('\n    ');
}
