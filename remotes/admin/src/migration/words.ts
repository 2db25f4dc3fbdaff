import type { ViewFacts } from '@ficus/contracts';
import { locale, number, t } from '@ficus/i18n';

type Rate = NonNullable<ViewFacts['failureRate']>;
type Measure = ViewFacts['measures'][number];

const NONE = '–';

/** A share of 0 to 1, such as `2.5 %`. */
export function shareWords(share: number): string {
  return share.toLocaleString(locale(), { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 });
}

/** A share with the interval that it lies in, such as `2 % (0.6 to 7 %)`. */
export function rateWords(rate: Rate | undefined): string {
  if (!rate) return NONE;
  return t`${shareWords(rate.estimate)} (${shareWords(rate.low)} to ${shareWords(rate.high)})`;
}

/** A measure with its interval, such as `240 ms (220 to 260)`; CLS has no unit. */
export function measureWords(measure: Measure | undefined): string {
  if (!measure) return NONE;
  const isTime = measure.metric !== 'CLS';
  const written = (value: number) =>
    value.toLocaleString(locale(), { maximumFractionDigits: isTime ? 0 : 3 });
  const { p75, low, high } = measure;
  return t`${written(p75)}${isTime ? ' ms' : ''} (${written(low)} to ${written(high)})`;
}

/** How many failed where not all were heard, such as `12 to 40 failed, 15 likely`. */
export function failuresWords({ estimate, low, high }: Rate): string {
  return t`${number(low)} to ${number(high)} failed, ${number(Math.round(estimate))} likely`;
}

/** How many of each reason, such as `flag-off 12, killed 2`. */
export function reasonsWords(
  reasons: readonly { readonly reason: string; readonly count: number }[],
): string {
  return reasons.map(({ reason, count }) => `${reason} ${number(count)}`).join(', ') || NONE;
}
