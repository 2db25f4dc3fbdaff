import type { PauseReason } from '@ficus/contracts';
import type { Flag } from '../flag/flag-server.ts';
import { type Strategy, shareOfVersion } from '../flag/strategy.ts';
import type { Edit } from '../flag/withdraw.ts';

/** The one strategy by which a version is rolled out, and its share in per cent; or why there is none. */
export type Share =
  | { readonly strategy: Strategy; readonly percentage: number }
  | { readonly fault: PauseReason };

/** Finds it. `current` is the version of strategies that name none. */
export function shareOf({ isOn, strategies }: Flag, version: string, current: string): Share {
  if (!isOn) return { fault: 'flag-off' };
  // One at nought per cent gives it to nobody yet, and is still the one that is meant.
  const whole = (strategy: Strategy) => ({
    ...strategy,
    parameters: { ...strategy.parameters, rollout: '100' },
  });
  const giving = strategies.filter(
    (strategy) => !strategy.disabled && shareOfVersion(whole(strategy), version, current) > 0,
  );
  const [strategy] = giving;
  if (!strategy || giving.length > 1 || strategy.name !== 'flexibleRollout')
    return { fault: 'no-single-strategy' };
  return { strategy, percentage: Number(strategy.parameters.rollout ?? 100) };
}

/** Gives the version to this share of the strategy's people. */
export function withShare(strategy: Strategy, percentage: number): Edit {
  return {
    kind: 'change',
    strategy: { ...strategy, parameters: { ...strategy.parameters, rollout: String(percentage) } },
  };
}
