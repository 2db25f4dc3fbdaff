/** A share and the values between which it lies, 0 to 1. */
export interface Rate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Of the normal distribution, for a certainty of 95 %. */
export const Z = 1.96;

/** The share of so many, with its interval of 95 % (Wilson 1927); undefined of none. For people to see: nothing is decided by it. */
export function rateOf(some: number, all: number): Rate | undefined {
  if (all === 0) return undefined;
  const share = some / all;
  const spread = Z ** 2 / all;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / all + spread / (4 * all));
  return { estimate: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * How many of all exposures failed, where not all were heard: as `estimate` if those that were not fared as the others
 * did, at least `low` if all of them went well, at most `high` if none did.
 */
export function withUnheard(facts: {
  exposures: number;
  told: number;
  failed: number;
  silent: number;
}): Rate {
  const { exposures, told, failed, silent } = facts;
  const estimate = told === 0 ? 0 : Math.min(exposures, failed + (failed / told) * silent);
  return { estimate, low: failed, high: failed + silent };
}
