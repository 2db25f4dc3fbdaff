import { t } from '@ficus/i18n';
import { ArchiveIcon, ArrowLeftIcon } from '@ficus/ui';
import styles from './conversations.module.css';

interface ArchiveSwitchProps {
  /** How many are archived. */
  readonly count: number;
  readonly isArchive: boolean;
  readonly onSwitch: (isArchive: boolean) => void;
}

/** The way into the archive and back; nothing where nothing is archived. */
export function ArchiveSwitch({ count, isArchive, onSwitch }: ArchiveSwitchProps) {
  if (count === 0 && !isArchive) return null;
  return (
    <button type="button" className={styles.archive} onClick={() => onSwitch(!isArchive)}>
      {isArchive ? <ArrowLeftIcon /> : <ArchiveIcon />}
      {isArchive ? t`All conversations` : t`Archived`}
      {!isArchive && <span className={styles.archiveCount}>{count}</span>}
    </button>
  );
}
