import { t } from '@ficus/i18n';
import { AfterViewFailure } from '@ficus/remote-kit/after-view';
import { Button, ButtonLink, EmptyState, PageHeader, PeopleIcon, PlusIcon, ViewPage } from '@ficus/ui';
import { useRef, useState } from 'react';
import { usePersonActions } from './actions/person-actions.ts';
import { PersonActionsProvider } from './actions/person-actions-provider.tsx';
import { useAdminAddress } from './address/use-admin-address.ts';
import styles from './admin-view.module.css';
import { AuditScreen } from './audit/audit-screen.tsx';
import type { CreationsProps } from './create/late-creations.tsx';
import { useHost } from './host-context.ts';
import { InvitationsScreen } from './invitations/invitations-screen.tsx';
import { useMe } from './me.ts';
import { MigrationScreen } from './migration/migration-screen.tsx';
import { PeopleScreen } from './people/people-screen.tsx';
import { PersonScreen } from './person/person-screen.tsx';
import { RolesScreen } from './roles/roles-screen.tsx';
import { ScreenLinks } from './screen-links.tsx';
import { useArrival } from './use-arrival.ts';
import { useReady } from './use-ready.ts';

/** The screens of the admin's pages, one at a time, by the address. */
export function AdminView() {
  const { address } = useAdminAddress();
  const frame = useRef<HTMLDivElement>(null);
  const [isCreating, setCreating] = useState(false);
  const focusHeading = useArrival(
    frame,
    address.screen === 'person' ? `person/${address.id}` : address.screen,
  );
  return (
    <PersonActionsProvider onFocusLost={() => focusHeading('if-lost')}>
      <ViewPage ref={frame}>
        <AfterViewFailure />
        {address.screen === 'person' ? (
          <PersonScreen key={address.id} id={address.id} list={address.list} />
        ) : (
          <>
            <Head onCreate={() => setCreating(true)} />
            <Screen creations={{ isOpen: isCreating, onOpen: setCreating }} />
          </>
        )}
      </ViewPage>
    </PersonActionsProvider>
  );
}

function Head({ onCreate }: { readonly onCreate: () => void }) {
  const { person } = useHost();
  const { me } = useMe();
  const { invite } = usePersonActions();
  const { screen } = useAdminAddress().address;
  const isMigration = screen === 'migration';
  const mayInvite = me.permissions.includes('people.invite');
  return (
    <>
      <PageHeader
        level={2}
        title={isMigration ? t`Migration` : t`People`}
        description={
          <span className={styles.about}>
            {isMigration
              ? t`How the old and the new views fare, in every tenant.`
              : t`Who belongs to ${person.tenantName}, and what they may do there.`}
          </span>
        }
        actions={
          mayInvite &&
          !isMigration && (
            <>
              {screen === 'people' && me.permissions.includes('people.manage') && (
                <Button onClick={onCreate}>{t`Create`}</Button>
              )}
              <Button variant="primary" icon={<PlusIcon />} onClick={invite}>{t`Invite`}</Button>
            </>
          )
        }
      />
      <ScreenLinks
        mayInvite={mayInvite}
        mayReadLog={me.permissions.includes('audit.read')}
        mayOperate={me.permissions.includes('platform.operate')}
      />
    </>
  );
}

function Screen({ creations }: { readonly creations: CreationsProps }) {
  const { address } = useAdminAddress();
  switch (address.screen) {
    case 'people':
    case 'person':
      return <PeopleScreen list={address.list} creations={creations} />;
    case 'invitations':
      return <InvitationsScreen />;
    case 'roles':
      return <RolesScreen />;
    case 'audit':
      return <AuditScreen list={address.list} />;
    case 'migration':
      return <MigrationScreen address={address.show} />;
    case 'nowhere':
      return <Nowhere />;
  }
}

function Nowhere() {
  const { hrefOf } = useAdminAddress();
  useReady(true);
  return (
    <EmptyState
      title={t`There is nothing at this address`}
      level={3}
      icon={<PeopleIcon size={28} />}
      action={<ButtonLink href={hrefOf({ screen: 'people', list: {} })}>{t`Show the people`}</ButtonLink>}
    >{t`It may have been mistyped, or what was here has moved.`}</EmptyState>
  );
}
