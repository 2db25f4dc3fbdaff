import type { Invitation, Tenant } from '@ficus/contracts';
import { plural, t } from '@ficus/i18n';
import { Badge, Button, EmptyState, FailureNotice, MailIcon, Table, type TableColumn } from '@ficus/ui';
import { useQuery } from '@tanstack/react-query';
import { useWanted } from '../after-view/use-part.ts';
import { useHost } from '../host-context.ts';
import { PersonName } from '../members/person-name.tsx';
import { roleWords } from '../members/role-words.ts';
import { mayChangeInvitation } from '../tenant/reach.ts';
import { dayWords, distanceWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import styles from './invitations.module.css';
import { useInvitationChanges } from './use-invitation-changes.ts';

const columns = (): readonly TableColumn<Invitation>[] => [
  { key: 'name', header: t`Invited`, isRowHeader: true, cell: (one) => <PersonName person={one} /> },
  { key: 'role', header: t`Role`, width: 'fit', cell: ({ role }) => roleWords(role) },
  { key: 'by', header: t`Invited by`, cell: ({ invitedBy }) => invitedBy ?? '–' },
  { key: 'expiry', header: t`Good until`, cell: (one) => <Expiry invitation={one} /> },
];

interface InvitationsProps {
  readonly id: string;
  readonly tenant: Tenant | undefined;
}

/** Who has been invited and has not joined, with the time that is left to them. */
export function Invitations({ id, tenant }: InvitationsProps) {
  const { person } = useHost();
  const invitations = useQuery({ ...useQueries().tenants.invitations.query({ id }), staleTime: 5_000 });
  const failure = useFailure(invitations.error);
  const { resend, asking, ask, revoke, isRevoking, refusal, busyId } = useInvitationChanges();
  const part = useWanted(asking !== undefined);
  const found = invitations.data?.invitations ?? [];
  const actions: TableColumn<Invitation> = {
    key: 'actions',
    header: t`Actions`,
    isHeaderHidden: true,
    align: 'end',
    width: 'fit',
    cell: (one) =>
      mayChangeInvitation(person, id, one.role) && (
        <span className={styles.actions}>
          <Button
            size="sm"
            aria-label={t`Resend ${one.name}`}
            busy={busyId === one.id}
            onClick={() => void resend(one)}
          >{t`Resend`}</Button>
          <Button
            size="sm"
            variant="ghost"
            aria-label={t`Revoke ${one.name}`}
            onClick={() => ask(one)}
          >{t`Revoke`}</Button>
        </span>
      ),
  };
  const hasActions = found.some((one) => mayChangeInvitation(person, id, one.role));
  return (
    <>
      <Table
        caption={t`Open invitations`}
        columns={hasActions ? [...columns(), actions] : columns()}
        rows={found}
        rowKey={(one) => one.id}
        loadingRows={3}
        state={invitations.isError ? 'error' : invitations.isPending ? 'loading' : 'ready'}
        empty={
          <EmptyState title={t`No invitation is open`} level={3} icon={<MailIcon size={28} />}>
            {tenant
              ? plural(tenant.settings.invitationDays, {
                  one: 'Whoever is invited has # day to join, and is listed here until then.',
                  other: 'Whoever is invited has # days to join, and is listed here until then.',
                })
              : t`Whoever is invited is listed here until they join.`}
          </EmptyState>
        }
        error={failure && <FailureNotice failure={failure} onRetry={() => void invitations.refetch()} />}
      />
      {part && (
        <part.RevokeQuestion
          invitation={asking}
          isBusy={isRevoking}
          refusal={refusal}
          onCancel={() => ask(undefined)}
          onConfirm={() => void revoke()}
        />
      )}
    </>
  );
}

function Expiry({ invitation: { expiresAt, isExpired } }: { readonly invitation: Invitation }) {
  return (
    <span className={styles.expiry}>
      {dayWords(expiresAt)}
      {isExpired ? (
        <Badge tone="danger">{t`Expired`}</Badge>
      ) : (
        <span className={styles.distance}>{distanceWords(expiresAt, Date.now())}</span>
      )}
    </span>
  );
}
