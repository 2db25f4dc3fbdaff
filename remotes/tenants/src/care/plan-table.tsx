import type { PlanId, Tenant, TenantUsage } from '@ficus/contracts';
import { list, number, t } from '@ficus/i18n';
import { useState } from 'react';
import { useParts } from './parts.ts';
import { measureWords } from './room-words.ts';
import { useChangePlan } from './use-care.ts';

type Plan = TenantUsage['plan'];

interface PlanTableProps {
  readonly tenant: Tenant;
  readonly usage: TenantUsage;
  readonly isOperator: boolean;
}

/** What each plan allows, the tenant's own one marked; operators give it another one. */
export function PlanTable({ tenant, usage, isOperator }: PlanTableProps) {
  const { Button, ConfirmDialog, Table, refusalWords, useToast } = useParts();
  const toast = useToast();
  const changing = useChangePlan(tenant.id);
  const [wanted, setWanted] = useState<Plan>();
  const beyond = usage.measures.filter(
    ({ id, used }) => used > (wanted?.limits[id] ?? Number.POSITIVE_INFINITY),
  );

  function change() {
    // It came as one of the service's own plans.
    changing.mutate(wanted?.id as PlanId, {
      onSuccess: ({ plan }) => {
        setWanted(undefined);
        toast.show({ title: t`${tenant.name} has the plan ${plan.name} now` });
      },
    });
  }

  return (
    <>
      <Table
        caption={t`What the plans allow`}
        columns={[
          {
            key: 'name',
            header: t`Plan`,
            isRowHeader: true,
            cell: ({ id, name }: Plan) => (id === usage.plan.id ? t`${name} (present plan)` : name),
          },
          ...usage.measures.map(({ id }) => ({
            key: id,
            header: measureWords(id).label,
            align: 'end' as const,
            cell: ({ limits }: Plan) => numberOr(limits[id], t`No limit`),
          })),
          ...(isOperator
            ? [
                {
                  key: 'change',
                  header: t`Change`,
                  align: 'end' as const,
                  cell: (plan: Plan) =>
                    plan.id !== usage.plan.id && (
                      <Button
                        size="sm"
                        onClick={() => {
                          changing.reset();
                          setWanted(plan);
                        }}
                      >{t`Change to ${plan.name}`}</Button>
                    ),
                },
              ]
            : []),
        ]}
        rows={usage.plans}
        rowKey={({ id }) => id}
        state="ready"
      />
      <ConfirmDialog
        isOpen={wanted !== undefined}
        onCancel={() => setWanted(undefined)}
        onConfirm={change}
        title={t`Change the plan of ${tenant.name} to ${wanted?.name ?? ''}?`}
        confirmLabel={t`Change the plan`}
        isBusy={changing.isPending}
        error={changing.error && refusalWords(changing.error)}
      >
        {beyond.length > 0
          ? t`More is in use than it allows: ${list(beyond.map(({ id }) => measureWords(id).label))}. What is here stays, and nothing can be added.`
          : t`It holds at once.`}
      </ConfirmDialog>
    </>
  );
}

function numberOr(limit: number | undefined, none: string): string {
  return limit === undefined ? none : number(limit);
}
