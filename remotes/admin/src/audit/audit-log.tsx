import { number, t } from '@ficus/i18n';
import { Button, ClockIcon, EmptyState, FailureNotice, Pager, Table, useToast } from '@ficus/ui';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AuditList, formatAuditList } from '../address/audit-list.ts';
import { useAdminAddress } from '../address/use-admin-address.ts';
import { useHost } from '../host-context.ts';
import { refusalWords } from '../refusal-words.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import { useReady } from '../use-ready.ts';
import { WALK_STALE_MS, walkPages } from '../walk-pages.ts';
import { auditColumns } from './audit-columns.tsx';
import { AuditFilters } from './audit-filters.tsx';

/** Who did what to whom, the latest first, as the address narrows it. */
export function AuditLog({ list }: { readonly list: AuditList }) {
  const { person: self } = useHost();
  const { go, hrefOf } = useAdminAddress();
  const queries = useQueries();
  const tenantId = list.tenant ?? self.tenantId;
  const optionsOf = ({ page: _page, tenant: _tenant, ...input }: AuditList) =>
    queries.audit.list.query({ tenantId, ...input });
  const query = useQuery({ ...optionsOf(list), staleTime: 5_000, placeholderData: keepPreviousData });
  const failure = useFailure(query.error);
  useReady(!query.isPending);

  const show = (next: AuditList, options?: { replace?: boolean }) =>
    go({ screen: 'audit', list: next }, options);
  const entries = query.data?.entries ?? [];
  const isFailed = failure !== undefined && query.data === undefined;
  const notice = failure && <FailureNotice failure={failure} onRetry={() => void query.refetch()} />;
  const below = formatAuditList(list, ['actor', 'person', 'action', 'from', 'to']);
  return (
    <>
      <AuditFilters
        list={list}
        exportHref={`/api/v1/audit/${encodeURIComponent(tenantId)}/export${below}`}
        onChange={(next) => show(next, { replace: true })}
      />
      {query.data && notice}
      <div>
        <Table
          caption={t`Audit log`}
          columns={auditColumns((by, text) =>
            hrefOf({ screen: 'audit', list: { tenant: list.tenant, [by]: text } }),
          )}
          rows={entries}
          rowKey={({ id }) => id}
          state={isFailed ? 'error' : query.isPending || query.isPlaceholderData ? 'loading' : 'ready'}
          loadingRows={8}
          empty={<NothingFound isAll={below === ''} onAll={() => show({ tenant: list.tenant })} />}
          error={notice}
        />
        {!isFailed && entries.length > 0 && (
          <LogPager
            list={list}
            count={entries.length}
            // Of the page before, while the next is on its way.
            nextCursor={query.isPlaceholderData ? undefined : query.data?.nextCursor}
            onShow={show}
            optionsOf={optionsOf}
          />
        )}
      </div>
    </>
  );
}

/** Entries of a page, where the directory is not told otherwise. */
const PAGE = 25;

interface LogPagerProps {
  readonly list: AuditList;
  readonly count: number;
  readonly nextCursor: string | undefined;
  readonly onShow: (list: AuditList) => void;
  readonly optionsOf: (
    list: AuditList,
  ) => ReturnType<ReturnType<typeof useQueries>['audit']['list']['query']>;
}

function LogPager({ list, count, nextCursor, onShow, optionsOf }: LogPagerProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const [isTurning, setTurning] = useState(false);
  const page = list.page ?? 1;
  const first = (page - 1) * PAGE + 1;

  async function turnTo(number: number) {
    setTurning(true);
    try {
      const nextOf = async (at: AuditList) => {
        const answer = await queryClient.fetchQuery({ ...optionsOf(at), staleTime: WALK_STALE_MS });
        return answer.nextCursor;
      };
      onShow(await walkPages(list, number, nextOf));
    } catch (error) {
      toast.show({ tone: 'error', title: t`The page could not be read`, description: refusalWords(error) });
    } finally {
      setTurning(false);
    }
  }

  return (
    <Pager
      summary={t`Entries ${number(first)}–${number(first + count - 1)}, the latest first`}
      hasPages={page > 1 || nextCursor !== undefined}
      isFirst={page === 1}
      isBusy={isTurning}
      onFirst={page > 2 ? () => void turnTo(1) : undefined}
      onPrevious={() => void turnTo(page - 1)}
      onNext={
        nextCursor === undefined ? undefined : () => onShow({ ...list, cursor: nextCursor, page: page + 1 })
      }
    />
  );
}

function NothingFound({ isAll, onAll }: { readonly isAll: boolean; readonly onAll: () => void }) {
  if (isAll)
    return (
      <EmptyState
        title={t`Nothing has been noted so far`}
        level={3}
        icon={<ClockIcon size={28} />}
      >{t`What is done here from now on will stand here.`}</EmptyState>
    );
  return (
    <EmptyState
      title={t`Nothing found`}
      level={3}
      icon={<ClockIcon size={28} />}
      action={<Button onClick={onAll}>{t`Show everything`}</Button>}
    >{t`Nothing that was done here fits all of these.`}</EmptyState>
  );
}
