import { Release } from '@ficus/contracts';

/** The version that a feature's remote has published last; undefined when it never was. Throws when it cannot be had. */
export type AskCurrentVersion = (feature: string) => Promise<string | undefined>;

/** Asks the remotes' origin. A feature's remote bears its name. */
export function createAskCurrentVersion(origin: string): AskCurrentVersion {
  return async (feature) => {
    const answer = await fetch(`${origin}/${encodeURIComponent(feature)}/release.json`, {
      signal: AbortSignal.timeout(5_000),
    });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`The remotes’ origin answered ${answer.status} for ${feature}`);
    return Release.parse(await answer.json()).version;
  };
}
