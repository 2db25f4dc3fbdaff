import type { PlanId, Tenant, TenantUsage } from '@ficus/contracts';
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
        toast.show({ title: `${tenant.name} has the plan ${plan.name} now` });
      },
    });
  }

  return (
    <>
      <Table
        caption="What the plans allow"
        columns={[
          {
            key: 'name',
            header: 'Plan',
            isRowHeader: true,
            cell: ({ id, name }: Plan) => (id === usage.plan.id ? `${name} (present plan)` : name),
          },
          ...usage.measures.map(({ id }) => ({
            key: id,
            header: measureWords(id).label,
            align: 'end' as const,
            cell: ({ limits }: Plan) => limits[id]?.toLocaleString() ?? 'No limit',
          })),
          ...(isOperator
            ? [
                {
                  key: 'change',
                  header: 'Change',
                  align: 'end' as const,
                  cell: (plan: Plan) =>
                    plan.id !== usage.plan.id && (
                      <Button
                        size="sm"
                        onClick={() => {
                          changing.reset();
                          setWanted(plan);
                        }}
                      >
                        Change to {plan.name}
                      </Button>
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
        title={`Change the plan of ${tenant.name} to ${wanted?.name}?`}
        confirmLabel="Change the plan"
        isBusy={changing.isPending}
        error={changing.error && refusalWords(changing.error)}
      >
        {beyond.length > 0
          ? `More is in use than it allows: ${beyond.map(({ id }) => measureWords(id).label.toLowerCase()).join(' and ')}. What is here stays, and nothing can be added.`
          : 'It holds at once.'}
      </ConfirmDialog>
    </>
  );
}
