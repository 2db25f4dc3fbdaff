import { t } from '@ficus/i18n';
import type { MigrationAddress, MigrationSpan } from '../address/migration-address.ts';
import { CohortTable } from './cohort-table.tsx';
import { ErrorTable } from './error-table.tsx';
import styles from './migration.module.css';
import { type Parts, PartsContext } from './parts.ts';
import { ReleaseSection } from './release-section.tsx';
import { SpeedTable } from './speed-table.tsx';
import { Timeline } from './timeline.tsx';
import { useRollout, useViewFeatures, useViews } from './use-views.ts';
import { WhySection } from './why-section.tsx';

const spanWords = (): Readonly<Record<MigrationSpan, string>> => ({
  hour: t`The last hour`,
  day: t`The last 24 hours`,
  week: t`The last 7 days`,
  month: t`The last 30 days`,
});
const spanOptions = () =>
  (['hour', 'day', 'week', 'month'] as const).map((value) => ({ value, label: spanWords()[value] }));

interface MigrationPageProps {
  readonly address: MigrationAddress;
  readonly parts: Parts;
}

/** How the old and the new view of a feature fare, by tenant and over time. */
export function MigrationPage({ address, parts }: MigrationPageProps) {
  const { EmptyState, FailureNotice, Select, Skeleton, useAdminAddress, useFailure, useReady } = parts;
  const { go } = useAdminAddress();
  const { span = 'day' } = address;
  const known = useViewFeatures();
  const feature = address.feature ?? known.data?.features[0];
  const found = useViews(feature, span);
  const rollout = useRollout();
  const query = known.error ? known : found;
  const failure = useFailure(query.error);
  const isNothing = known.data !== undefined && feature === undefined;
  useReady(isNothing || found.data !== undefined || failure !== undefined);

  const features = new Set([...(known.data?.features ?? []), ...(feature === undefined ? [] : [feature])]);
  const show = (next: MigrationAddress) =>
    go({ screen: 'migration', show: { ...address, ...next } }, { replace: true });
  if (isNothing)
    return (
      <EmptyState
        title={t`No page has been counted so far`}
        level={3}
      >{t`As soon as somebody opens a feature, it stands here.`}</EmptyState>
    );
  return (
    <PartsContext value={parts}>
      <div className={styles.filters}>
        <Select
          label={t`Feature`}
          options={[...features].map((value) => ({ value, label: value }))}
          value={feature}
          onChange={(value) => show({ feature: value })}
        />
        <Select
          label={t`Time`}
          options={spanOptions()}
          value={span}
          onChange={(value) => show({ span: value })}
        />
      </div>
      {failure && <FailureNotice failure={failure} onRetry={() => void query.refetch()} />}
      {found.data ? (
        <>
          <Timeline steps={found.data.steps} />
          <h3 className={styles.title}>{t`By tenant`}</h3>
          <CohortTable cohorts={found.data.cohorts} />
          <p
            className={styles.note}
          >{t`In brackets: where the true value lies with a certainty of 95 %. Pages that were not heard of were blocked, lost, or died: if all of them failed, the larger number did; likely they fared as the others.`}</p>
          {feature !== undefined && (
            <ReleaseSection
              feature={feature}
              span={span}
              from={found.data.from}
              cohorts={found.data.cohorts}
              rollout={rollout.data}
            />
          )}
          {feature !== undefined && (
            <WhySection
              key={feature}
              feature={feature}
              tenants={found.data.cohorts.map(({ cohort }) => cohort)}
            />
          )}
          <h3 className={styles.title}>{t`How fast, three pages of four`}</h3>
          <SpeedTable cohorts={found.data.cohorts} />
          <h3 className={styles.title}>{t`Errors`}</h3>
          <ErrorTable errors={found.data.errors} />
        </>
      ) : (
        !failure && <Skeleton />
      )}
    </PartsContext>
  );
}
