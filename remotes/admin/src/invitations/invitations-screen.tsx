import { t } from '@ficus/i18n';
import { EmptyState, LockIcon } from '@ficus/ui';
import { useMe } from '../me.ts';
import { useReady } from '../use-ready.ts';
import { OpenInvitations } from './open-invitations.tsx';

/** The open invitations, for those who may invite. Nobody else's question reaches the directory. */
export function InvitationsScreen() {
  const { me } = useMe();
  return me.permissions.includes('people.invite') ? <OpenInvitations /> : <NotForYou />;
}

function NotForYou() {
  useReady(true);
  return (
    <EmptyState
      title={t`Invitations are for admins`}
      level={3}
      icon={<LockIcon size={28} />}
    >{t`Ask one of yours if you need somebody here. The list of people shows who they are.`}</EmptyState>
  );
}
