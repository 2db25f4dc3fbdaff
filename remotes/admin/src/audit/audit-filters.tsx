import { AUDIT_ACTIONS } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Button, ButtonLink, DownloadIcon, TextField } from '@ficus/ui';
import { useCallback, useRef } from 'react';
import type { AuditList } from '../address/audit-list.ts';
import { useSearchText } from '../address/use-search-text.ts';
import { LateSelect } from '../after-view/late-select.tsx';
import { useHost } from '../host-context.ts';
import { useMe } from '../me.ts';
import styles from './audit-filters.module.css';
import { actionWords } from './audit-words.ts';
import { dayAfter, dayOf, startOfDay } from './days.ts';
import { TenantChoice } from './tenant-choice.tsx';

const ANY = 'any';
const actions = () => {
  const words = actionWords();
  return [
    { value: ANY, label: t`Anything` },
    ...AUDIT_ACTIONS.map((action) => ({ value: action, label: words[action] })),
  ];
};

interface AuditFiltersProps {
  readonly list: AuditList;
  readonly exportHref: string;
  /** Given what the filters are then, from the first page on. */
  readonly onChange: (list: AuditList) => void;
}

/** Who, whom, what and when; and the way to have all of it as a file. */
export function AuditFilters({ list, exportHref, onChange }: AuditFiltersProps) {
  const latest = useRef({ list, onChange });
  latest.current = { list, onChange };
  const change = useCallback((next: AuditList) => {
    latest.current.onChange({ ...latest.current.list, cursor: undefined, page: undefined, ...next });
  }, []);
  const onActor = useCallback((actor: string) => change({ actor: actor || undefined }), [change]);
  const onPerson = useCallback((person: string) => change({ person: person || undefined }), [change]);
  const actor = useSearchText(list.actor ?? '', onActor);
  const person = useSearchText(list.person ?? '', onPerson);
  const { tenant, cursor: _cursor, page: _page, ...filters } = list;
  const { person: self } = useHost();
  const { me } = useMe();
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);

  function clear() {
    actor.setText('');
    person.setText('');
    onChange({ tenant });
  }

  return (
    <form
      className={styles.filters}
      aria-label={t`Search the audit log`}
      onSubmit={(event) => {
        event.preventDefault();
        actor.flush();
        person.flush();
      }}
    >
      {me.permissions.includes('platform.operate') && (
        <TenantChoice
          tenantId={tenant ?? self.tenantId}
          onChange={(id) => change({ tenant: id === self.tenantId ? undefined : id })}
        />
      )}
      <TextField
        label={t`Who`}
        placeholder={t`Name or e-mail`}
        autoComplete="off"
        value={actor.text}
        onChange={(event) => actor.setText(event.target.value)}
      />
      <TextField
        label={t`To whom`}
        placeholder={t`Name or e-mail`}
        autoComplete="off"
        value={person.text}
        onChange={(event) => person.setText(event.target.value)}
      />
      <LateSelect
        className={styles.wide}
        label={t`What`}
        options={actions()}
        value={list.action ?? ANY}
        onChange={(value) => change({ action: AUDIT_ACTIONS.find((action) => action === value) })}
      />
      <TextField
        type="date"
        label={t`From`}
        value={list.from === undefined ? '' : dayOf(list.from)}
        max={list.to === undefined ? undefined : dayOf(list.to - 1)}
        onChange={(event) => change({ from: startOfDay(event.target.value) })}
      />
      <TextField
        type="date"
        label={t`Until`}
        value={list.to === undefined ? '' : dayOf(list.to - 1)}
        min={list.from === undefined ? undefined : dayOf(list.from)}
        onChange={(event) => change({ to: dayAfter(event.target.value) })}
      />
      <div className={styles.buttons}>
        <ButtonLink href={exportHref} download icon={<DownloadIcon />}>{t`Export as CSV`}</ButtonLink>
        {isNarrowed && <Button variant="ghost" onClick={clear}>{t`Clear`}</Button>}
        {/* Enter in a field asks at once. */}
        <button type="submit" hidden />
      </div>
    </form>
  );
}
