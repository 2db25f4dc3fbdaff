import { Pager } from '@ficus/ui';
import { countWords } from '../time-words.ts';

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
    <Pager
      summary={isWhole ? whole : `${shown.toLocaleString()} of ${whole}`}
      hasPages={!isWhole}
      isFirst={isFirst}
      onFirst={() => onTurn(undefined)}
      onNext={nextCursor === undefined ? undefined : () => onTurn(nextCursor)}
    />
  );
}
