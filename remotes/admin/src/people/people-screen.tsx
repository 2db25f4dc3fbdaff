import type { PeoplePage, PersonSummary } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Button, EmptyState, FailureNotice, PeopleIcon, Table, type TableSort } from '@ficus/ui';
import { useState } from 'react';
import { usePersonActions } from '../actions/person-actions.ts';
import { PersonMenu } from '../actions/person-menu.tsx';
import { useIsChangingMany } from '../actions/use-change-many.ts';
import type { PeopleList, PeopleSort } from '../address/admin-address.ts';
import { changeList, useAdminAddress } from '../address/use-admin-address.ts';
import { type CreationsProps, LateCreations } from '../create/late-creations.tsx';
import { rolesInReach, useMe } from '../me.ts';
import { useFailure } from '../use-failure.ts';
import { useReady } from '../use-ready.ts';
import { BulkBar } from './bulk-bar.tsx';
import { PageTurner } from './page-turner.tsx';
import { peopleColumns } from './people-columns.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { useAllMatching } from './use-all-matching.ts';
import { usePeople } from './use-people.ts';
import { usePeopleSelection } from './use-people-selection.ts';

const NOBODY: PeoplePage = { people: [], total: 0 };

/** The people, searched, filtered and ordered by the address; what may be changed of them in each row, and of many. */
export function PeopleScreen({
  list,
  creations,
}: {
  readonly list: PeopleList;
  readonly creations: CreationsProps;
}) {
  const { me } = useMe();
  const { go, hrefOf } = useAdminAddress();
  const { changeRole, changeMany } = usePersonActions();
  const isBusy = useIsChangingMany();
  const query = usePeople(list);
  const failure = useFailure(query.error);
  const { people, total, nextCursor } = query.data ?? NOBODY;
  const roles = rolesInReach(me);
  const [now] = useState(() => Date.now());
  const isSelectable = ({ id, role }: PersonSummary) => id !== me.id && roles.includes(role);
  const selection = usePeopleSelection(list);
  const { selected } = selection;
  const selectable = people.filter(isSelectable);
  const matching = useAllMatching(list, (all) => selection.selectAll(all.filter(isSelectable)));
  const isPageSelected = selectable.length > 0 && selectable.every(({ id }) => selected.has(id));
  useReady(!query.isPending);

  const open = ({ id }: PersonSummary) => go({ screen: 'person', id, list });
  const columns = peopleColumns({
    myId: me.id,
    now,
    hrefOf: ({ id }) => hrefOf({ screen: 'person', id, list }),
    roles,
    onRole: (person, role) => changeRole(person, role),
    menu:
      roles.length === 0
        ? undefined
        : (person) => (
            <PersonMenu
              person={person}
              mayChange={roles.includes(person.role)}
              isMe={person.id === me.id}
              onOpen={() => open(person)}
            />
          ),
  });
  const isFailed = failure !== undefined && query.data === undefined;

  return (
    <>
      <PeopleFilters
        list={list}
        isBusy={query.isPlaceholderData}
        onChange={(next) => go(next, { replace: true })}
      />
      {roles.length > 0 && (creations.isOpen || !query.isPending) && <LateCreations {...creations} />}
      {failure && query.data && <FailureNotice failure={failure} onRetry={() => void query.refetch()} />}
      <div>
        {selected.size > 0 && (
          <BulkBar
            people={selection.people}
            refused={selection.refused}
            roles={roles}
            isBusy={isBusy}
            more={
              isPageSelected && !selection.isAll && total > people.length
                ? { count: total, isBusy: matching.isBusy, onSelect: () => void matching.read() }
                : undefined
            }
            onChange={(change) => changeMany(selection.people, change, selection.settle)}
            onClear={selection.clear}
          />
        )}
        <Table
          caption={t`People`}
          columns={columns}
          rows={people}
          rowKey={({ id }) => id}
          sort={sortOf(list)}
          onSort={(sort) => go({ screen: 'people', list: changeList(list, orderOf(sort)) })}
          selection={
            roles.length === 0
              ? undefined
              : {
                  selected,
                  onChange: (ids) => selection.select(ids, people),
                  rowLabel: ({ name }) => name,
                  isDisabled: (person) => !isSelectable(person),
                }
          }
          state={isFailed ? 'error' : query.isPending || query.isPlaceholderData ? 'loading' : 'ready'}
          loadingRows={8}
          empty={<NobodyFound list={list} />}
          error={failure && <FailureNotice failure={failure} onRetry={() => void query.refetch()} />}
        />
        {!isFailed && people.length > 0 && (
          <PageTurner list={list} shown={people.length} total={total} nextCursor={nextCursor} />
        )}
      </div>
    </>
  );
}

function NobodyFound({ list }: { readonly list: PeopleList }) {
  const { go } = useAdminAddress();
  const { sort, order } = list;
  return (
    <EmptyState
      title={t`Nobody found`}
      level={3}
      icon={<PeopleIcon size={28} />}
      action={
        <Button onClick={() => go({ screen: 'people', list: { sort, order } })}>{t`Show everybody`}</Button>
      }
    >{t`No name or address fits what you search for, with these filters.`}</EmptyState>
  );
}

function sortOf({ sort = 'name', order }: PeopleList): TableSort {
  return { key: sort, direction: order === 'desc' ? 'descending' : 'ascending' };
}

function orderOf({ key, direction }: TableSort): PeopleList {
  return {
    sort: key === 'name' ? undefined : (key as PeopleSort),
    order: direction === 'descending' ? 'desc' : undefined,
  };
}
