import type { AuditEntry } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import type { TableColumn } from '@ficus/ui';
import { momentWords } from '../time-words.ts';
import styles from './audit-log.module.css';
import { detailWords, wordsOfAction } from './audit-words.ts';

type Who = 'actor' | 'person';

/** The columns of the log. `hrefOf`: where the log of what one did, or of what was done to one, is. */
export function auditColumns(hrefOf: (by: Who, text: string) => string): TableColumn<AuditEntry>[] {
  const who = (by: Who, entry: AuditEntry, nobody: string) => {
    const one = entry[by];
    if (!one) return <span className={styles.nobody}>{nobody}</span>;
    return (
      <span className={styles.names}>
        <a className={styles.name} href={hrefOf(by, one.email ?? one.id)}>
          {one.name ?? one.id}
        </a>
        {one.email && <span className={styles.email}>{one.email}</span>}
      </span>
    );
  };
  return [
    {
      key: 'action',
      header: t`What`,
      isRowHeader: true,
      cell: (entry) => {
        const details = detailWords(entry);
        return (
          <span className={styles.names}>
            {wordsOfAction(entry.action)}
            {details && <span className={styles.details}>{details}</span>}
          </span>
        );
      },
    },
    { key: 'actor', header: t`Who`, cell: (entry) => who('actor', entry, t`Nobody`) },
    { key: 'person', header: t`To whom`, cell: (entry) => who('person', entry, '–') },
    {
      key: 'at',
      header: t`When`,
      width: 'fit',
      cell: ({ at }) => (
        <time className={styles.time} dateTime={new Date(at).toISOString()}>
          {momentWords(at)}
        </time>
      ),
    },
  ];
}
