import { Release } from '@ficus/contracts';
import type { PageRelease } from '../../document/bootstrap.ts';

/** The releases that this page can load. */
export interface KnownReleases {
  /** Those of a remote, the current one of this page first. */
  of(remote: string): readonly PageRelease[];
  find(remote: string, version: string): PageRelease | undefined;
  /** Asks what a version is that the page did not bring; undefined when it is not published, or cannot be asked for. */
  learn(remote: string, version: string): Promise<PageRelease | undefined>;
}

/** Asking takes no longer than this: the deadline of the view runs meanwhile. */
const ASK_MS = 1500;

/** What came with the page, and what is learnt later: a flag may name a version that was published since. */
export function createKnownReleases(
  initial: Readonly<Record<string, readonly PageRelease[]>>,
): KnownReleases {
  const lists = new Map(Object.entries(initial));
  const of = (remote: string) => lists.get(remote) ?? [];
  const find = (remote: string, version: string) => of(remote).find((one) => one.version === version);
  return {
    of,
    find,
    async learn(remote, version) {
      const known = find(remote, version);
      if (known) return known;
      try {
        const response = await fetch(`/api/releases/${remote}/${encodeURIComponent(version)}`, {
          signal: AbortSignal.timeout(ASK_MS),
        });
        if (!response.ok) return undefined;
        const release = Release.parse(await response.json());
        if (!find(remote, version)) lists.set(remote, [...of(remote), release]);
        return release;
      } catch {
        return undefined; // the decision says `no-release`, and the next change of flags asks again
      }
    },
  };
}
