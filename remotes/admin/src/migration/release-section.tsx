import type { FollowedPlan, PauseReason, RolloutState, ViewsSummary } from '@ficus/contracts';
import { number, rich, t } from '@ficus/i18n';
import type { MigrationSpan } from '../address/migration-address.ts';
import styles from './migration.module.css';
import { ReleaseTable, RetreatTable } from './release-tables.tsx';
import { type Verdict, verdictOf } from './verdict.ts';
import { shareWords } from './words.ts';

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
      <h3 className={styles.title}>{t`Releases`}</h3>
      <p className={styles.note}>
        {watchWords(rollout)} {plan && planWords(plan)}{' '}
        {flag && (
          <a className={styles.link} href={flag.url} target="_blank" rel="noreferrer">
            {t`${flag.flag} in Unleash`}
          </a>
        )}
      </p>
      <ReleaseTable releases={rollout?.releases.filter((one) => one.feature === feature) ?? []} />
      <h3 className={styles.title}>{t`Taken back`}</h3>
      <RetreatTable retreats={rollout?.retreats.filter((one) => one.feature === feature) ?? []} />
      <h3 className={styles.title}>{t`Can the old view be removed?`}</h3>
      <VerdictText verdict={verdictOf(feature, span, from, cohorts, rollout)} />
    </>
  );
}

function watchWords(rollout: RolloutState | undefined): string {
  if (!rollout) return t`Nobody is known to watch the releases at the moment.`;
  if (rollout.fault !== undefined) return t`Not all could be looked at: ${rollout.fault}`;
  return rollout.isActing
    ? t`A release that is shown to be worse than the old view is taken back by itself.`
    : t`Releases are watched, but none is taken back by itself: the flag hold_rollouts is on.`;
}

const pauseWords = (): Readonly<Record<PauseReason, string>> => ({
  'no-proof': t`it was not shown to be as good as the old view in time`,
  withdrawn: t`it was taken back`,
  'changed-by-hand': t`somebody has changed its flag`,
  'flag-off': t`its flag is off`,
  'no-single-strategy': t`its flag gives it by no gradual rollout, or by several`,
});

function planWords({ plan, step, state, why }: FollowedPlan): string {
  const percentage = plan.steps[step]?.percentage ?? 0;
  const share = shareWords(percentage / 100);
  if (state === 'done') return t`By its plan ${plan.version} is at ${share}, where the plan ends.`;
  if (state === 'paused')
    return t`By its plan ${plan.version} is at ${share} and waits for a person: ${why ? pauseWords()[why] : t`paused`}.`;
  return t`By its plan ${plan.version} is at ${share}, step ${number(step + 1)} of ${number(plan.steps.length)}.`;
}

function VerdictText({ verdict }: { readonly verdict: Verdict }) {
  if (verdict.kind === 'look-longer')
    return <p className={styles.note}>{t`Look at 7 days or more: a shorter time does not tell.`}</p>;
  if (verdict.kind === 'removable')
    return (
      <p className={styles.words}>
        {rich`Yes: nobody needed it in this time. ${<code>npm run remove-feature</code>} shows what goes with it.`}
      </p>
    );
  return (
    <>
      <p className={styles.words}>{t`Not yet:`}</p>
      <ul className={styles.list}>
        {verdict.why.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}
