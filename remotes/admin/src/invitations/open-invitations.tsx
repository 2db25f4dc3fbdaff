import type { Invitation } from '@ficus/contracts';
import {
  Badge,
  Button,
  EmptyState,
  FailureNotice,
  MailIcon,
  PlusIcon,
  Table,
  type TableColumn,
  VisuallyHidden,
} from '@ficus/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type PersonActions, usePersonActions } from '../actions/person-actions.ts';
import { useHost } from '../host-context.ts';
import { rolesInReach, useMe } from '../me.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { dayWords, distanceWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import { useReady } from '../use-ready.ts';
import styles from './open-invitations.module.css';

/** Who has been invited and has not joined, newest first. */
export function OpenInvitations() {
  const { person } = useHost();
  const { me } = useMe();
  const queries = useQueries();
  const actions = usePersonActions();
  const [now] = useState(() => Date.now());
  const query = useQuery({ ...queries.tenants.invitations.query({ id: person.tenantId }), staleTime: 5_000 });
  const failure = useFailure(query.error);
  const roles = rolesInReach(me, 'people.invite');
  useReady(!query.isPending);
  const retry = failure && <FailureNotice failure={failure} onRetry={() => void query.refetch()} />;
  return (
    <>
      {query.data && retry}
      <Table
        caption="Open invitations"
        columns={columnsOf(now, (invitation) => roles.includes(invitation.role), actions)}
        rows={query.data?.invitations ?? []}
        rowKey={({ id }) => id}
        state={query.data ? 'ready' : failure ? 'error' : 'loading'}
        loadingRows={3}
        empty={
          <EmptyState
            title="No invitation is open"
            level={3}
            icon={<MailIcon size={28} />}
            action={
              <Button icon={<PlusIcon />} onClick={actions.invite}>
                Invite somebody
              </Button>
            }
          >
            Whom you invite stands here until they have joined.
          </EmptyState>
        }
        error={retry}
      />
    </>
  );
}

function columnsOf(
  now: number,
  mayChange: (invitation: Invitation) => boolean,
  actions: PersonActions,
): TableColumn<Invitation>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      isRowHeader: true,
      cell: ({ name, email }) => (
        <span className={styles.names}>
          <span>{name}</span>
          <span className={styles.email}>{email}</span>
        </span>
      ),
    },
    { key: 'role', header: 'Role', width: 'fit', cell: ({ role }) => ROLE_WORDS[role].label },
    { key: 'inviter', header: 'Invited by', cell: ({ invitedBy }) => invitedBy ?? 'Somebody who has left' },
    {
      key: 'until',
      header: 'Good until',
      cell: ({ expiresAt, isExpired }) => (
        <span className={styles.until}>
          {dayWords(expiresAt)}
          {isExpired ? (
            <Badge tone="warning">Expired</Badge>
          ) : (
            <span className={styles.distance}>{distanceWords(expiresAt, now)}</span>
          )}
        </span>
      ),
    },
    {
      key: 'actions',
      header: 'Actions',
      isHeaderHidden: true,
      align: 'end',
      width: 'fit',
      cell: (invitation) =>
        mayChange(invitation) && (
          <span className={styles.actions}>
            <Button size="sm" onClick={() => actions.resend(invitation)}>
              Resend<VisuallyHidden> {invitation.name}</VisuallyHidden>
            </Button>
            <Button size="sm" variant="ghost" onClick={() => actions.revoke(invitation)}>
              Revoke<VisuallyHidden> {invitation.name}</VisuallyHidden>
            </Button>
          </span>
        ),
    },
  ];
}
