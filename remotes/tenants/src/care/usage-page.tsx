import type { Tenant, TenantUsage } from '@ficus/contracts';
import { number, t } from '@ficus/i18n';
import styles from './care.module.css';
import { Meter } from './meter.tsx';
import { useParts } from './parts.ts';
import { PlanTable } from './plan-table.tsx';
import { measureWords, roomOf, roomWords } from './room-words.ts';
import { useUsage } from './use-care.ts';

/** The plan of a tenant: what it allows, and how much of that is used. */
export function UsagePage({ tenant }: { readonly tenant: Tenant }) {
  const { Card, FailureNotice, Skeleton, useFailure, useHost } = useParts();
  const { person } = useHost();
  const usage = useUsage(tenant.id);
  const failure = useFailure(usage.error);
  if (failure) return <FailureNotice failure={failure} onRetry={() => void usage.refetch()} />;
  const isOperator = person.permissions?.includes('platform.operate') ?? false;
  return (
    <div className={styles.cards}>
      <Card
        title={usage.data ? t`Plan: ${usage.data.plan.name}` : <Skeleton width="short" />}
        level={3}
        description={t`Counted when this page was opened.`}
      >
        {usage.data ? <Measures usage={usage.data} /> : <Skeleton />}
      </Card>
      {usage.data && (
        <Card
          title={t`Plans`}
          level={3}
          description={
            isOperator
              ? undefined
              : t`The operators of the platform change the plan: ask them for another one.`
          }
        >
          <PlanTable tenant={tenant} usage={usage.data} isOperator={isOperator} />
        </Card>
      )}
    </div>
  );
}

function Measures({ usage }: { readonly usage: TenantUsage }) {
  return (
    <ul className={styles.measures}>
      {usage.measures.map((measure) => {
        const { label, counted } = measureWords(measure.id);
        const room = roomOf(measure);
        const { used, limit } = measure;
        return (
          <li key={measure.id} className={styles.measure}>
            <div className={styles.line}>
              <h4 className={styles.label}>{label}</h4>
              <span className={styles.count}>
                {limit === undefined ? number(used) : t`${number(used)} of ${number(limit)}`}
              </span>
            </div>
            {limit !== undefined && room && <Meter used={used} limit={limit} room={room} />}
            <p className={styles.room} data-room={room}>
              {roomWords(measure)} <span className={styles.counted}>{counted}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
