import type { PersonSummary } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { EmptyState, FailureNotice, PeopleIcon, SearchField, Table, type TableColumn } from '@ficus/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { PageTurner } from '../address/page-turner.tsx';
import type { ListPlace } from '../address/tenant-address.ts';
import { useTenantAddress } from '../address/use-tenant-address.ts';
import { dayWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import { useSearchText } from '../use-search-text.ts';
import styles from './members.module.css';
import { PersonName } from './person-name.tsx';
import { roleWords } from './role-words.ts';
import { StatusBadge } from './status-badge.tsx';

const columns = (): readonly TableColumn<PersonSummary>[] => [
  { key: 'name', header: t`Name`, isRowHeader: true, cell: (person) => <PersonName person={person} /> },
  { key: 'role', header: t`Role`, cell: ({ role }) => roleWords(role) },
  { key: 'status', header: t`Status`, cell: ({ status }) => <StatusBadge status={status} /> },
  { key: 'joined', header: t`Joined`, cell: ({ joinedAt }) => dayWords(joinedAt), align: 'end' },
];

/** Who belongs to a tenant. Their roles are changed in the administration. */
export function Members({ id, list }: { readonly id: string; readonly list: ListPlace }) {
  const { go } = useTenantAddress();
  const members = useQuery({
    ...useQueries().tenants.members.query({ id, ...list }),
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
  const failure = useFailure(members.error);
  const onSearch = useCallback(
    (search: string) =>
      go({ screen: 'tenant', id, part: 'members', list: search ? { search } : {} }, { replace: true }),
    [go, id],
  );
  const search = useSearchText(list.search ?? '', onSearch);
  const people = members.data?.people ?? [];
  const isBusy = members.isPending || members.isPlaceholderData;
  return (
    <div className={styles.members}>
      <div className={styles.search}>
        <SearchField
          label={t`Search members`}
          placeholder={t`Name or e-mail`}
          value={search.text}
          onChange={search.setText}
          isBusy={search.isPending || members.isPlaceholderData}
        />
      </div>
      <div>
        <Table
          caption={t`Members`}
          columns={columns()}
          rows={people}
          rowKey={(person) => person.id}
          state={members.isError ? 'error' : isBusy ? 'loading' : 'ready'}
          empty={
            <EmptyState
              title={t`Nobody is found`}
              level={3}
              icon={<PeopleIcon size={28} />}
            >{t`Search for less of the name, or for the address.`}</EmptyState>
          }
          error={failure && <FailureNotice failure={failure} onRetry={() => void members.refetch()} />}
        />
        {members.data && !members.isError && (
          <PageTurner
            shown={people.length}
            total={members.data.total}
            counted="members"
            isFirst={list.cursor === undefined}
            nextCursor={members.data.nextCursor}
            onTurn={(cursor) => go({ screen: 'tenant', id, part: 'members', list: { ...list, cursor } })}
          />
        )}
      </div>
    </div>
  );
}
