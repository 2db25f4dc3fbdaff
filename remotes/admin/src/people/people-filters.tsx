import { Button, SearchField, Select } from '@ficus/ui';
import { useCallback, useRef } from 'react';
import type { AdminAddress, PeopleList } from '../address/admin-address.ts';
import { changeList } from '../address/use-admin-address.ts';
import { useSearchText } from '../address/use-search-text.ts';
import { ROLE_WORDS, ROLES_BY_REACH, STATUS_WORDS, STATUSES } from '../role-words.ts';
import styles from './people-filters.module.css';

const ANY = 'any';
const ROLE_OPTIONS = [
  { value: ANY, label: 'Any' },
  ...ROLES_BY_REACH.map((role) => ({ value: role, label: ROLE_WORDS[role].label })),
];
const STATUS_OPTIONS = [
  { value: ANY, label: 'Any' },
  ...STATUSES.map((status) => ({
    value: status,
    label: STATUS_WORDS[status].label,
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
      aria-label="Search people"
      onSubmit={(event) => {
        event.preventDefault();
        flush();
      }}
    >
      <SearchField
        className={styles.search}
        label="Search"
        placeholder="Search by name or e-mail"
        value={text}
        isBusy={isBusy || isPending}
        onChange={setText}
      />
      <Select
        label="Role"
        hideLabel
        prefix="Role:"
        options={ROLE_OPTIONS}
        value={list.role ?? ANY}
        onChange={(value) => change({ role: ROLES_BY_REACH.find((role) => role === value) })}
      />
      <Select
        label="Status"
        hideLabel
        prefix="Status:"
        options={STATUS_OPTIONS}
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
        >
          Clear
        </Button>
      )}
    </form>
  );
}
