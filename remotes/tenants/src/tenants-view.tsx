import { may } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { AfterViewFailure } from '@ficus/remote-kit/after-view';
import { BuildingIcon, EmptyState, ViewPage } from '@ficus/ui';
import { useRef } from 'react';
import { PlaceLink } from './address/place-link.tsx';
import type { TenantAddress } from './address/tenant-address.ts';
import { useTenantAddress } from './address/use-tenant-address.ts';
import { useHost } from './host-context.ts';
import { TenantList } from './list/tenant-list.tsx';
import { TenantScreen } from './tenant/tenant-screen.tsx';
import { useArrival } from './use-arrival.ts';
import { useReady } from './use-ready.ts';
import { WorkspaceScreen } from './workspaces/workspace-screen.tsx';

/** The screens of the tenants' pages, one at a time, by the address. */
export function TenantsView() {
  const { address } = useTenantAddress();
  const frame = useRef<HTMLDivElement>(null);
  useArrival(frame, nameOf(address));
  return (
    <ViewPage ref={frame}>
      <AfterViewFailure />
      <Screen address={address} />
    </ViewPage>
  );
}

function nameOf(address: TenantAddress): string {
  if (address.screen === 'tenant') return `tenant/${address.id}`;
  return address.screen === 'workspace' ? `workspace/${address.workspaceId}` : address.screen;
}

function Screen({ address }: { readonly address: TenantAddress }) {
  const { person } = useHost();
  switch (address.screen) {
    case 'start':
      // Whoever has one tenant alone begins in it.
      if (may(person, 'platform.operate')) return <TenantList list={address.list} />;
      return <TenantScreen id={person.tenantId} part="details" list={{}} />;
    case 'tenant':
      return <TenantScreen key={address.id} id={address.id} part={address.part} list={address.list} />;
    case 'workspace':
      return <WorkspaceScreen key={address.workspaceId} id={address.id} workspaceId={address.workspaceId} />;
    case 'nowhere':
      return <Nowhere />;
  }
}

function Nowhere() {
  useReady(true);
  return (
    <EmptyState
      title={t`There is nothing at this address`}
      icon={<BuildingIcon size={28} />}
      action={<PlaceLink to={{ screen: 'start', list: {} }}>{t`Go to the start`}</PlaceLink>}
    >{t`It may have been mistyped, or what was here has moved.`}</EmptyState>
  );
}
