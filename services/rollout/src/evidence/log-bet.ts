import { gammaln } from 'simple-statistics';
import type { Tally } from './tally.ts';

/** Any would be valid; these are quick to notice a few per cent, and lose little on a half. */
const STAKES = [0.5, 4] as const;

/**
 * Natural logarithm of what a gambler has, who began with 1 and bet at fair odds against the failure rate being `rate`,
 * spreading the stakes over all other rates, more on low ones, as views rarely fail (Beta(0.5, 4)). If the rate is right, the gambler's wealth is a
 * martingale: however often one looks, it ever reaches 1/α with a probability of α at most (Ville's inequality). That
 * is what allows peeking. It depends on the counts alone, not on their order, so nothing but counts must be kept.
 */
export function logBet(tally: Tally, rate: number): number {
  return logMixture(tally) - logLikelihood(tally, rate);
}

/** The part that does not depend on the rate, for those who try many rates on one tally. */
export function logMixture({ trials, failures }: Tally): number {
  return logBeta(failures + STAKES[0], trials - failures + STAKES[1]) - logBeta(...STAKES);
}

/** ln of the probability of just these failures, at this rate. */
export function logLikelihood({ trials, failures }: Tally, rate: number): number {
  return times(failures, Math.log(rate)) + times(trials - failures, Math.log1p(-rate));
}

/** None of what cannot be is none: 0 · −∞ is 0 here. */
function times(count: number, logarithm: number): number {
  return count === 0 ? 0 : count * logarithm;
}

function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}
