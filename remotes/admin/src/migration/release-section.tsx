import type { FollowedPlan, PauseReason, RolloutState, ViewsSummary } from '@ficus/contracts';
import type { MigrationSpan } from '../address/migration-address.ts';
import styles from './migration.module.css';
import { ReleaseTable, RetreatTable } from './release-tables.tsx';
import { type Verdict, verdictOf } from './verdict.ts';

interface ReleaseSectionProps {
  readonly feature: string;
  readonly span: MigrationSpan;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly cohorts: ViewsSummary['cohorts'];
  /** Absent while it cannot be had. */
  readonly rollout: RolloutState | undefined;
}

/** What happens to a feature by itself: who watches its releases, what was taken back, and whether the old view can go. */
export function ReleaseSection({ feature, span, from, cohorts, rollout }: ReleaseSectionProps) {
  const flag = rollout?.flags.find((one) => one.feature === feature);
  const plan = rollout?.plans.find((one) => one.feature === feature);
  return (
    <>
      <h3 className={styles.title}>Releases</h3>
      <p className={styles.note}>
        {watchWords(rollout)} {plan && planWords(plan)}{' '}
        {flag && (
          <a className={styles.link} href={flag.url} target="_blank" rel="noreferrer">
            {flag.flag} in Unleash
          </a>
        )}
      </p>
      <ReleaseTable releases={rollout?.releases.filter((one) => one.feature === feature) ?? []} />
      <h3 className={styles.title}>Taken back</h3>
      <RetreatTable retreats={rollout?.retreats.filter((one) => one.feature === feature) ?? []} />
      <h3 className={styles.title}>Can the old view be removed?</h3>
      <VerdictText verdict={verdictOf(feature, span, from, cohorts, rollout)} />
    </>
  );
}

function watchWords(rollout: RolloutState | undefined): string {
  if (!rollout) return 'Nobody is known to watch the releases at the moment.';
  if (rollout.fault !== undefined) return `Not all could be looked at: ${rollout.fault}`;
  return rollout.isActing
    ? 'A release that is shown to be worse than the old view is taken back by itself.'
    : 'Releases are watched, but none is taken back by itself: the flag hold_rollouts is on.';
}

const PAUSE_WORDS: Readonly<Record<PauseReason, string>> = {
  'no-proof': 'it was not shown to be as good as the old view in time',
  withdrawn: 'it was taken back',
  'changed-by-hand': 'somebody has changed its flag',
  'flag-off': 'its flag is off',
  'no-single-strategy': 'its flag gives it by no gradual rollout, or by several',
};

function planWords({ plan, step, state, why }: FollowedPlan): string {
  const percentage = plan.steps[step]?.percentage ?? 0;
  const where = `By its plan ${plan.version} is at ${percentage} %`;
  if (state === 'done') return `${where}, where the plan ends.`;
  if (state === 'paused') return `${where} and waits for a person: ${why ? PAUSE_WORDS[why] : 'paused'}.`;
  return `${where}, step ${step + 1} of ${plan.steps.length}.`;
}

function VerdictText({ verdict }: { readonly verdict: Verdict }) {
  if (verdict.kind === 'look-longer')
    return <p className={styles.note}>Look at 7 days or more: a shorter time does not tell.</p>;
  if (verdict.kind === 'removable')
    return (
      <p className={styles.words}>
        Yes: nobody needed it in this time. <code>npm run remove-feature</code> shows what goes with it.
      </p>
    );
  return (
    <>
      <p className={styles.words}>Not yet:</p>
      <ul className={styles.list}>
        {verdict.why.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}
