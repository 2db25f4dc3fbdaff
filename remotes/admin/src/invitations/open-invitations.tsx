import type { Invitation } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import {
  Badge,
  Button,
  EmptyState,
  FailureNotice,
  MailIcon,
  PlusIcon,
  Table,
  type TableColumn,
} from '@ficus/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type PersonActions, usePersonActions } from '../actions/person-actions.ts';
import { useHost } from '../host-context.ts';
import { rolesInReach, useMe } from '../me.ts';
import { roleWords } from '../role-words.ts';
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
        caption={t`Open invitations`}
        columns={columnsOf(now, (invitation) => roles.includes(invitation.role), actions)}
        rows={query.data?.invitations ?? []}
        rowKey={({ id }) => id}
        state={query.data ? 'ready' : failure ? 'error' : 'loading'}
        loadingRows={3}
        empty={
          <EmptyState
            title={t`No invitation is open`}
            level={3}
            icon={<MailIcon size={28} />}
            action={<Button icon={<PlusIcon />} onClick={actions.invite}>{t`Invite somebody`}</Button>}
          >{t`Whom you invite stands here until they have joined.`}</EmptyState>
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
      header: t`Name`,
      isRowHeader: true,
      cell: ({ name, email }) => (
        <span className={styles.names}>
          <span>{name}</span>
          <span className={styles.email}>{email}</span>
        </span>
      ),
    },
    { key: 'role', header: t`Role`, width: 'fit', cell: ({ role }) => roleWords(role).label },
    { key: 'inviter', header: t`Invited by`, cell: ({ invitedBy }) => invitedBy ?? t`Somebody who has left` },
    {
      key: 'until',
      header: t`Good until`,
      cell: ({ expiresAt, isExpired }) => (
        <span className={styles.until}>
          {dayWords(expiresAt)}
          {isExpired ? (
            <Badge tone="warning">{t`Expired`}</Badge>
          ) : (
            <span className={styles.distance}>{distanceWords(expiresAt, now)}</span>
          )}
        </span>
      ),
    },
    {
      key: 'actions',
      header: t`Actions`,
      isHeaderHidden: true,
      align: 'end',
      width: 'fit',
      cell: (invitation) =>
        mayChange(invitation) && (
          <span className={styles.actions}>
            <Button
              size="sm"
              aria-label={t`Resend ${invitation.name}`}
              onClick={() => actions.resend(invitation)}
            >
              {t`Resend`}
            </Button>
            <Button
              size="sm"
              variant="ghost"
              aria-label={t`Revoke ${invitation.name}`}
              onClick={() => actions.revoke(invitation)}
            >
              {t`Revoke`}
            </Button>
          </span>
        ),
    },
  ];
}
