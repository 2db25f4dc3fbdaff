import { t } from '@ficus/i18n';
import { Button, SearchField } from '@ficus/ui';
import { useCallback, useRef } from 'react';
import type { AdminAddress, PeopleList } from '../address/admin-address.ts';
import { changeList } from '../address/use-admin-address.ts';
import { useSearchText } from '../address/use-search-text.ts';
import { LateSelect } from '../after-view/late-select.tsx';
import { ROLES_BY_REACH, roleWords, STATUSES, statusWords } from '../role-words.ts';
import styles from './people-filters.module.css';

const ANY = 'any';
const roleOptions = () => [
  { value: ANY, label: t`Any` },
  ...ROLES_BY_REACH.map((role) => ({ value: role, label: roleWords(role).label })),
];
const statusOptions = () => [
  { value: ANY, label: t`Any` },
  ...STATUSES.map((status) => ({
    value: status,
    label: statusWords(status).label,
  })),
];

interface PeopleFiltersProps {
  readonly list: PeopleList;
  /** What they ask for is on its way. */
  readonly isBusy: boolean;
  readonly onChange: (address: AdminAddress) => void;
}

/** Search and filters of the list. */
export function PeopleFilters({ list, isBusy, onChange }: PeopleFiltersProps) {
  const latest = useRef({ list, onChange });
  latest.current = { list, onChange };
  const change = useCallback((next: PeopleList) => {
    latest.current.onChange({ screen: 'people', list: changeList(latest.current.list, next) });
  }, []);
  const onSearch = useCallback((search: string) => change({ search: search || undefined }), [change]);
  const { text, setText, isPending, flush } = useSearchText(list.search ?? '', onSearch);
  const isNarrowed = list.search !== undefined || list.role !== undefined || list.status !== undefined;

  return (
    <form
      className={styles.filters}
      aria-label={t`Search people`}
      onSubmit={(event) => {
        event.preventDefault();
        flush();
      }}
    >
      <SearchField
        className={styles.search}
        label={t`Search`}
        placeholder={t`Search by name or e-mail`}
        value={text}
        isBusy={isBusy || isPending}
        onChange={setText}
      />
      <LateSelect
        label={t`Role`}
        hideLabel
        prefix={t`Role:`}
        options={roleOptions()}
        value={list.role ?? ANY}
        onChange={(value) => change({ role: ROLES_BY_REACH.find((role) => role === value) })}
      />
      <LateSelect
        label={t`Status`}
        hideLabel
        prefix={t`Status:`}
        options={statusOptions()}
        value={list.status ?? ANY}
        onChange={(value) => change({ status: STATUSES.find((status) => status === value) })}
      />
      {isNarrowed && (
        <Button
          variant="ghost"
          onClick={() => {
            setText('');
            change({ search: undefined, role: undefined, status: undefined });
          }}
        >{t`Clear`}</Button>
      )}
    </form>
  );
}
