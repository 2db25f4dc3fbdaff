import { logLikelihood, logMixture } from './log-bet.ts';
import { rateOf, type Tally } from './tally.ts';

/**
 * Natural logarithm of the evidence that `one` fails more often than `other` by more than `margin` (a difference of
 * rates, −1 to 1): the least that two gamblers own together, one betting on each tally, whichever rates within the
 * margin are true. While they are within the margin, it ever reaches ln(1/α) with a probability of α at most, looked
 * at as often as one likes. Without data it is 0 or less.
 *
 * With a negative margin and the tallies exchanged it is evidence of the opposite: that the view is no worse than
 * the other by as much as a tolerance.
 */
export function logEvidenceOfHarm(one: Tally, other: Tally, margin: number): number {
  const bets = logMixture(one) + logMixture(other);
  const lowest = Math.max(0, -margin);
  // Where each tally's own rate is within the margin, no pair of rates is more likely.
  const oneRate = rateOf(one) ?? lowest + margin;
  const otherRate = clamp(rateOf(other) ?? oneRate - margin, lowest);
  const worst = (rate: number) =>
    logLikelihood(other, rate) + logLikelihood(one, clamp(Math.min(rate + margin, oneRate), 0));
  if (oneRate <= otherRate + margin) return bets - worst(otherRate);
  return bets - highestOn(worst, otherRate, clamp(oneRate - margin, lowest));
}

const STEPS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The highest value of a concave function between two places, by golden section: 40 steps leave 10⁻⁸ of the range. */
function highestOn(of: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [of(left), of(right)];
  for (let step = 0; step < STEPS; step += 1) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = of(right);
    }
  }
  return Math.max(atLeft, atRight);
}

function clamp(rate: number, lowest: number): number {
  return Math.min(1, Math.max(lowest, rate));
}
