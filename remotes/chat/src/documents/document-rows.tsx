import type { KnowledgeDocument } from '@ficus/contracts';
import { number, t } from '@ficus/i18n';
import { CloseIcon, ErrorIcon, IconButton, Spinner, TrashIcon } from '@ficus/ui';
import { timeWords } from '../thread/time-words.ts';
import styles from './documents.module.css';

interface DocumentRowProps {
  readonly document: KnowledgeDocument;
  readonly onRemove: () => void;
}

/** A document that is there. */
export function DocumentRow({ document: { title, size = 0, addedAt = 0 }, onRemove }: DocumentRowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.note}>{t`${number(size)} characters, ${timeWords(addedAt)}`}</span>
      </div>
      <IconButton size="sm" label={t`Remove ${title}`} icon={<TrashIcon />} onClick={onRemove} />
    </li>
  );
}

/** A file on its way. */
export function PendingRow({ name }: { readonly name: string }) {
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.title}>{name}</span>
        <span className={styles.note}>{t`Being added…`}</span>
      </div>
      <Spinner label={t`Adding ${name}`} />
    </li>
  );
}

interface FailedRowProps {
  readonly name: string;
  readonly words: string;
  readonly onForget: () => void;
}

/** A file that could not be added, and why. */
export function FailedRow({ name, words, onForget }: FailedRowProps) {
  return (
    <li className={styles.row} data-failed>
      <ErrorIcon />
      <div className={styles.words}>
        <span className={styles.title}>{name}</span>
        <span className={styles.note} role="alert">
          {words}
        </span>
      </div>
      <IconButton size="sm" label={t`Dismiss ${name}`} icon={<CloseIcon />} onClick={onForget} />
    </li>
  );
}
