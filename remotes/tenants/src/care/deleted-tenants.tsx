import type { DeletedTenant } from '@ficus/contracts';
import { number, t } from '@ficus/i18n';
import styles from './care.module.css';
import { useParts } from './parts.ts';
import { useDeleted, useRestoreTenant } from './use-care.ts';

/** Tenants that can be brought back; nothing where there are none. */
export function DeletedTenants() {
  const {
    Button,
    Card,
    FailureNotice,
    Notice,
    Table,

    dayWords,
    refusalWords,
    useFailure,
    useToast,
  } = useParts();
  const toast = useToast();
  const deleted = useDeleted();
  const failure = useFailure(deleted.error);
  const restoring = useRestoreTenant();
  const tenants = deleted.data?.tenants ?? [];

  function restore({ id, name }: DeletedTenant) {
    if (restoring.isPending) return;
    restoring.mutate(id, { onSuccess: () => toast.show({ title: t`${name} is back` }) });
  }

  if (failure) return <FailureNotice failure={failure} onRetry={() => void deleted.refetch()} />;
  if (tenants.length === 0) return null;
  return (
    <Card
      title={t`Deleted tenants`}
      level={3}
      className={styles.deleted}
      description={t`They can be brought back for 30 days, as they were, but without the invitations that were open.`}
    >
      {restoring.error && (
        <Notice tone="error" live="assertive">
          {refusalWords(restoring.error)}
        </Notice>
      )}
      <Table
        caption={t`What can be brought back`}
        columns={[
          { key: 'name', header: t`Tenant`, isRowHeader: true, cell: ({ name }) => name },
          {
            key: 'people',
            header: t`People`,
            align: 'end',
            cell: ({ peopleCount }) => number(peopleCount),
          },
          { key: 'deleted', header: t`Deleted`, align: 'end', cell: ({ deletedAt }) => dayWords(deletedAt) },
          { key: 'until', header: t`Kept until`, align: 'end', cell: ({ keptUntil }) => dayWords(keptUntil) },
          {
            key: 'restore',
            header: t`Bring back`,
            align: 'end',
            cell: (tenant: DeletedTenant) => (
              <Button
                size="sm"
                busy={restoring.isPending && restoring.variables === tenant.id}
                onClick={() => restore(tenant)}
                aria-label={t`Bring back ${tenant.name}`}
              >{t`Bring back`}</Button>
            ),
          },
        ]}
        rows={tenants}
        rowKey={({ id }) => id}
        state="ready"
      />
    </Card>
  );
}
