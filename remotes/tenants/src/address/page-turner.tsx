import { Button, ChevronRightIcon } from '@ficus/ui';
import { countWords } from '../time-words.ts';
import styles from './page-turner.module.css';

interface PageTurnerProps {
  readonly shown: number;
  readonly total: number;
  /** What is listed: one, and several. */
  readonly nouns: readonly [one: string, many: string];
  readonly isFirst: boolean;
  readonly nextCursor: string | undefined;
  /** Goes to the page that begins at a cursor; without one, to the first. */
  readonly onTurn: (cursor: string | undefined) => void;
}

/** Below a list: how much there is, and the way to its other pages. */
export function PageTurner({ shown, total, nouns, isFirst, nextCursor, onTurn }: PageTurnerProps) {
  const whole = countWords(total, ...nouns);
  const isWhole = isFirst && nextCursor === undefined;
  return (
    <div className={styles.foot}>
      <p className={styles.count} role="status">
        {isWhole ? whole : `${shown.toLocaleString()} of ${whole}`}
      </p>
      {!isWhole && (
        <div className={styles.buttons}>
          <Button size="sm" variant="ghost" disabled={isFirst} onClick={() => onTurn(undefined)}>
            First page
          </Button>
          <Button
            size="sm"
            icon={<ChevronRightIcon />}
            disabled={nextCursor === undefined}
            onClick={() => onTurn(nextCursor)}
          >
            Next page
          </Button>
        </div>
      )}
    </div>
  );
}
