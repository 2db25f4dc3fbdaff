import { Tallies } from '@ficus/contracts';

/** Asks what is known of a feature's versions. Throws when that cannot be had now. */
export type AskAnalytics = (feature: string) => Promise<Tallies>;

/** Asks the analytics service, with the secret that it knows its callers by. */
export function createAskAnalytics({ url, secret }: { url: string; secret: string }): AskAnalytics {
  return async (feature) => {
    const address = new URL('/internal/tallies', url);
    address.searchParams.set('feature', feature);
    const answer = await fetch(address, {
      headers: { authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) throw new Error(`The analytics service answered ${answer.status} at ${address.pathname}`);
    return Tallies.parse(await answer.json());
  };
}
