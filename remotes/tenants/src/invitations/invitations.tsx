import type { Invitation, Tenant } from '@ficus/contracts';
import { Badge, Button, EmptyState, FailureNotice, MailIcon, Table, type TableColumn } from '@ficus/ui';
import { useQuery } from '@tanstack/react-query';
import { useHost } from '../host-context.ts';
import { PersonName } from '../members/person-name.tsx';
import { ROLE_WORDS } from '../members/role-words.ts';
import { mayChangeInvitation } from '../tenant/reach.ts';
import { dayWords, distanceWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import styles from './invitations.module.css';
import { RevokeQuestion } from './revoke-question.tsx';
import { useInvitationChanges } from './use-invitation-changes.ts';

const COLUMNS: readonly TableColumn<Invitation>[] = [
  { key: 'name', header: 'Invited', isRowHeader: true, cell: (one) => <PersonName person={one} /> },
  { key: 'role', header: 'Role', width: 'fit', cell: ({ role }) => ROLE_WORDS[role] },
  { key: 'by', header: 'Invited by', cell: ({ invitedBy }) => invitedBy ?? '–' },
  { key: 'expiry', header: 'Good until', cell: (one) => <Expiry invitation={one} /> },
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
  const found = invitations.data?.invitations ?? [];
  const actions: TableColumn<Invitation> = {
    key: 'actions',
    header: 'Actions',
    isHeaderHidden: true,
    align: 'end',
    width: 'fit',
    cell: (one) =>
      mayChangeInvitation(person, id, one.role) && (
        <span className={styles.actions}>
          <Button
            size="sm"
            aria-label={`Resend ${one.name}`}
            busy={busyId === one.id}
            onClick={() => void resend(one)}
          >
            Resend
          </Button>
          <Button size="sm" variant="ghost" aria-label={`Revoke ${one.name}`} onClick={() => ask(one)}>
            Revoke
          </Button>
        </span>
      ),
  };
  const hasActions = found.some((one) => mayChangeInvitation(person, id, one.role));
  return (
    <>
      <Table
        caption="Open invitations"
        columns={hasActions ? [...COLUMNS, actions] : COLUMNS}
        rows={found}
        rowKey={(one) => one.id}
        loadingRows={3}
        state={invitations.isError ? 'error' : invitations.isPending ? 'loading' : 'ready'}
        empty={
          <EmptyState title="No invitation is open" level={3} icon={<MailIcon size={28} />}>
            {tenant
              ? `Whoever is invited has ${tenant.settings.invitationDays} days to join, and is listed here until then.`
              : 'Whoever is invited is listed here until they join.'}
          </EmptyState>
        }
        error={failure && <FailureNotice failure={failure} onRetry={() => void invitations.refetch()} />}
      />
      <RevokeQuestion
        invitation={asking}
        isBusy={isRevoking}
        refusal={refusal}
        onCancel={() => ask(undefined)}
        onConfirm={() => void revoke()}
      />
    </>
  );
}

function Expiry({ invitation: { expiresAt, isExpired } }: { readonly invitation: Invitation }) {
  return (
    <span className={styles.expiry}>
      {dayWords(expiresAt)}
      {isExpired ? (
        <Badge tone="danger">Expired</Badge>
      ) : (
        <span className={styles.distance}>{distanceWords(expiresAt, Date.now())}</span>
      )}
    </span>
  );
}
