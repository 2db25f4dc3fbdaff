import { logBet } from './log-bet.ts';
import { rateOf, type Tally } from './tally.ts';

/**
 * The rates that the data does not speak against: the true one is in every interval that is ever shown, all looks
 * together, with a probability of 1 − `alpha`. For people to see; [0, 1] where nobody has tried.
 */
export function intervalOf(tally: Tally, alpha = 0.05): readonly [low: number, high: number] {
  const rate = rateOf(tally);
  if (rate === undefined) return [0, 1];
  const isIn = (at: number) => logBet(tally, at) < Math.log(1 / alpha);
  return [isIn(0) ? 0 : edge(isIn, rate, 0), isIn(1) ? 1 : edge(isIn, rate, 1)];
}

const HALVINGS = 40;

/** Where it stops holding, between a place where it holds and one where it does not. */
function edge(holds: (at: number) => boolean, holding: number, not: number): number {
  let [inside, outside] = [holding, not];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}
