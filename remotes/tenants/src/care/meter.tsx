import styles from './care.module.css';
import type { Room } from './room-words.ts';

interface MeterProps {
  readonly used: number;
  readonly limit: number;
  readonly room: Room;
}

/** How much of a limit is used, as a bar: for the eye alone, as the words beside it say the same. */
export function Meter({ used, limit, room }: MeterProps) {
  const share = Math.min(100, limit === 0 ? 100 : (used / limit) * 100);
  // Attributes and not styles: the page's security policy refuses those.
  return (
    <svg className={`${styles.meter} ${styles[room]}`} aria-hidden="true" focusable="false">
      <rect className={styles.whole} width="100%" height="100%" rx="4" />
      <rect className={styles.used} width={`${share}%`} height="100%" rx="4" />
    </svg>
  );
}
