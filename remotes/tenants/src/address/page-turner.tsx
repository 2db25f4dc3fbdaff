import { number, t } from '@ficus/i18n';
import { Pager } from '@ficus/ui';
import { type Counted, countWords } from '../count-words.ts';

interface PageTurnerProps {
  readonly shown: number;
  readonly total: number;
  /** What is listed. */
  readonly counted: Counted;
  readonly isFirst: boolean;
  readonly nextCursor: string | undefined;
  /** Goes to the page that begins at a cursor; without one, to the first. */
  readonly onTurn: (cursor: string | undefined) => void;
}

/** Below a list: how much there is, and the way to its other pages. */
export function PageTurner({ shown, total, counted, isFirst, nextCursor, onTurn }: PageTurnerProps) {
  const whole = countWords(total, counted);
  const isWhole = isFirst && nextCursor === undefined;
  return (
    <Pager
      summary={isWhole ? whole : t`${number(shown)} of ${whole}`}
      hasPages={!isWhole}
      isFirst={isFirst}
      onFirst={() => onTurn(undefined)}
      onNext={nextCursor === undefined ? undefined : () => onTurn(nextCursor)}
    />
  );
}
