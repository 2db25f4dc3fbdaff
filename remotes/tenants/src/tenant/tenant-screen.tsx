import { may } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { FailureNotice, PageHeader, Skeleton, Tabs } from '@ficus/ui';
import type { ListPlace, Part } from '../address/tenant-address.ts';
import { useTenantAddress } from '../address/use-tenant-address.ts';
import { LateCare } from '../care/late.tsx';
import { useHost } from '../host-context.ts';
import { Invitations } from '../invitations/invitations.tsx';
import { Members } from '../members/members.tsx';
import { SettingsCard } from '../settings/settings-card.tsx';
import { useFailure } from '../use-failure.ts';
import { useReady } from '../use-ready.ts';
import { Workspaces } from '../workspaces/workspaces.tsx';
import { Details } from './details.tsx';
import { NotAllowed } from './not-allowed.tsx';
import { partsFor } from './reach.ts';
import { useTenant } from './use-tenant.ts';

const labels = (): Readonly<Record<Part, string>> => ({
  details: t`Details`,
  members: t`Members`,
  workspaces: t`Workspaces`,
  invitations: t`Invitations`,
  usage: t`Plan and usage`,
  settings: t`Settings`,
});

interface TenantScreenProps {
  readonly id: string;
  readonly part: Part;
  readonly list: ListPlace;
}

/** One tenant: its name, and its parts one at a time. */
export function TenantScreen({ id, part, list }: TenantScreenProps) {
  const { person } = useHost();
  const { go, hrefOf } = useTenantAddress();
  const tenant = useTenant(id);
  const failure = useFailure(tenant.error);
  useReady(!tenant.isPending);
  const start = { screen: 'start', list: {} } as const;
  const isOperator = may(person, 'platform.operate');
  const back = isOperator
    ? { href: hrefOf(start), label: t`All tenants`, onPress: () => go(start) }
    : undefined;

  if (failure)
    return (
      <>
        <PageHeader level={2} title={t`Tenant`} back={back} />
        <FailureNotice failure={failure} onRetry={() => void tenant.refetch()} />
      </>
    );
  const parts = partsFor(person);
  return (
    <>
      <PageHeader
        level={2}
        back={back}
        title={
          tenant.data?.name ?? (id === person.tenantId ? person.tenantName : <Skeleton shape="heading" />)
        }
        description={isOperator ? undefined : t`Your organisation: who is here, and how it works together.`}
      />
      {parts.includes(part) ? (
        <Tabs
          label={t`Parts of the tenant`}
          tabs={parts.map((value) => ({ value, label: labels()[value] }))}
          value={part}
          onChange={(next) => go({ screen: 'tenant', id, part: next, list: {} })}
        >
          {part === 'details' && <Details id={id} tenant={tenant.data} />}
          {part === 'members' && <Members id={id} list={list} />}
          {part === 'workspaces' && <Workspaces id={id} />}
          {part === 'invitations' && <Invitations id={id} tenant={tenant.data} />}
          {part === 'usage' && tenant.data && <LateCare page="usage" tenant={tenant.data} />}
          {part === 'settings' && tenant.data && (
            <>
              <SettingsCard key={id} tenant={tenant.data} />
              <LateCare page="danger" tenant={tenant.data} />
            </>
          )}
        </Tabs>
      ) : (
        <NotAllowed id={id} part={labels()[part]} />
      )}
    </>
  );
}
