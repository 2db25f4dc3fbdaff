import type { RolloutState, ViewsSummary } from '@ficus/contracts';
import { plural, t } from '@ficus/i18n';
import type { MigrationSpan } from '../address/migration-address.ts';

/** Whether the legacy view of a feature can be removed, or what speaks against it, in words. */
export type Verdict =
  | { readonly kind: 'removable' }
  | { readonly kind: 'against'; readonly why: readonly string[] }
  /** Too short a time was looked at to say. */
  | { readonly kind: 'look-longer' };

const LONG_ENOUGH: ReadonlySet<MigrationSpan> = new Set(['week', 'month']);

/**
 * Says it of what is looked at: nobody was meant to see the legacy view, none was put back for a remote that failed,
 * nobody went back by choice, no release was taken back, and the flag is on.
 */
export function verdictOf(
  feature: string,
  span: MigrationSpan,
  from: number,
  cohorts: ViewsSummary['cohorts'],
  rollout: Pick<RolloutState, 'flags' | 'retreats'> | undefined,
): Verdict {
  if (!LONG_ENOUGH.has(span)) return { kind: 'look-longer' };
  const sum = (of: (cohort: ViewsSummary['cohorts'][number]) => number) =>
    cohorts.reduce((total, cohort) => total + of(cohort), 0);
  const legacy = sum((cohort) => cohort.legacy.exposures);
  const fellBack = sum(({ remote }) => remote.fallbacks.reduce((total, { count }) => total + count, 0));
  const wentBack = sum((cohort) => cohort.wentBack);
  const used = sum((cohort) => cohort.remote.exposures);
  const retreats = rollout?.retreats.filter((one) => one.feature === feature && one.at >= from) ?? [];
  const isOff = rollout?.flags.some((one) => one.feature === feature && !one.isOn) ?? false;
  const why = [
    used === 0 && t`Nobody has opened the new view.`,
    legacy > 0 && t`The old view was meant on ${pages(legacy)}.`,
    fellBack > 0 && t`The old view stood in for the new one ${times(fellBack)}.`,
    wentBack > 0 && t`People went back to it by choice ${times(wentBack)}.`,
    retreats.length > 0 && t`A release was taken back ${times(retreats.length)}.`,
    isOff && t`Its flag is off.`,
    rollout === undefined && t`What is watched of its releases cannot be had at the moment.`,
  ].filter((one) => one !== false);
  return why.length > 0 ? { kind: 'against', why } : { kind: 'removable' };
}

const pages = (count: number) => plural(count, { one: '# page', other: '# pages' });
const times = (count: number) => (count === 1 ? t`once` : plural(count, { one: '# time', other: '# times' }));
