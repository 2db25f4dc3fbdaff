import type { DeletedTenant } from '@ficus/contracts';
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
    restoring.mutate(id, { onSuccess: () => toast.show({ title: `${name} is back` }) });
  }

  if (failure) return <FailureNotice failure={failure} onRetry={() => void deleted.refetch()} />;
  if (tenants.length === 0) return null;
  return (
    <Card
      title="Deleted tenants"
      level={3}
      className={styles.deleted}
      description="They can be brought back for 30 days, as they were, but without the invitations that were open."
    >
      {restoring.error && (
        <Notice tone="error" live="assertive">
          {refusalWords(restoring.error)}
        </Notice>
      )}
      <Table
        caption="What can be brought back"
        columns={[
          { key: 'name', header: 'Tenant', isRowHeader: true, cell: ({ name }) => name },
          {
            key: 'people',
            header: 'People',
            align: 'end',
            cell: ({ peopleCount }) => peopleCount.toLocaleString(),
          },
          { key: 'deleted', header: 'Deleted', align: 'end', cell: ({ deletedAt }) => dayWords(deletedAt) },
          { key: 'until', header: 'Kept until', align: 'end', cell: ({ keptUntil }) => dayWords(keptUntil) },
          {
            key: 'restore',
            header: 'Bring back',
            align: 'end',
            cell: (tenant: DeletedTenant) => (
              <Button
                size="sm"
                busy={restoring.isPending && restoring.variables === tenant.id}
                onClick={() => restore(tenant)}
                aria-label={`Bring back ${tenant.name}`}
              >
                Bring back
              </Button>
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
