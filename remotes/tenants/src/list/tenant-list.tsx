import type { TenantSummary } from '@ficus/contracts';
import { number, t } from '@ficus/i18n';
import {
  BuildingIcon,
  EmptyState,
  FailureNotice,
  PageHeader,
  SearchField,
  Table,
  type TableColumn,
} from '@ficus/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { PageTurner } from '../address/page-turner.tsx';
import { PlaceLink } from '../address/place-link.tsx';
import type { ListPlace } from '../address/tenant-address.ts';
import { useTenantAddress } from '../address/use-tenant-address.ts';
import { LateCare } from '../care/late.tsx';
import { dayWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import { useReady } from '../use-ready.ts';
import { useSearchText } from '../use-search-text.ts';
import styles from './tenant-list.module.css';

const columns = (): readonly TableColumn<TenantSummary>[] => [
  {
    key: 'name',
    header: t`Tenant`,
    isRowHeader: true,
    cell: ({ id, name }) => (
      <PlaceLink to={{ screen: 'tenant', id, part: 'details', list: {} }}>{name}</PlaceLink>
    ),
  },
  { key: 'id', header: t`Identifier`, cell: ({ id }) => <span className={styles.id}>{id}</span> },
  { key: 'people', header: t`People`, cell: ({ peopleCount }) => number(peopleCount), align: 'end' },
  {
    key: 'workspaces',
    header: t`Workspaces`,
    cell: ({ workspaceCount }) => number(workspaceCount),
    align: 'end',
  },
  { key: 'created', header: t`Created`, cell: ({ createdAt }) => dayWords(createdAt), align: 'end' },
];

/** All tenants, for those who run the platform. */
export function TenantList({ list }: { readonly list: ListPlace }) {
  const { go } = useTenantAddress();
  const queries = useQueries();
  const tenants = useQuery({
    ...queries.tenants.list.query({ ...list }),
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
  const failure = useFailure(tenants.error);
  useReady(!tenants.isPending);
  const onSearch = useCallback(
    (search: string) => go({ screen: 'start', list: search ? { search } : {} }, { replace: true }),
    [go],
  );
  const search = useSearchText(list.search ?? '', onSearch);
  const found = tenants.data?.tenants ?? [];
  const isBusy = tenants.isPending || tenants.isPlaceholderData;

  return (
    <>
      <PageHeader level={2} title={t`Tenants`} description={t`Everybody who uses this platform.`} />
      <div className={styles.search}>
        <SearchField
          label={t`Search tenants`}
          placeholder={t`Name or identifier`}
          value={search.text}
          onChange={search.setText}
          isBusy={search.isPending || tenants.isPlaceholderData}
        />
      </div>
      <div>
        <Table
          caption={t`Tenants`}
          columns={columns()}
          rows={found}
          rowKey={({ id }) => id}
          state={tenants.isError ? 'error' : isBusy ? 'loading' : 'ready'}
          empty={
            <EmptyState
              title={t`No tenant is found`}
              level={3}
              icon={<BuildingIcon size={28} />}
            >{t`Search for less of its name, or for its identifier.`}</EmptyState>
          }
          error={failure && <FailureNotice failure={failure} onRetry={() => void tenants.refetch()} />}
        />
        {tenants.data && !tenants.isError && (
          <PageTurner
            shown={found.length}
            total={tenants.data.total}
            counted="tenants"
            isFirst={list.cursor === undefined}
            nextCursor={tenants.data.nextCursor}
            onTurn={(cursor) => go({ screen: 'start', list: { ...list, cursor } })}
          />
        )}
      </div>
      {!tenants.isPending && <LateCare page="deleted" />}
    </>
  );
}
