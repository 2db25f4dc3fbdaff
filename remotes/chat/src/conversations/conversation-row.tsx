import { t } from '@ficus/i18n';
import { VisuallyHidden } from '@ficus/ui';
import { type CSSProperties, type MouseEvent, memo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { chatPath } from '../chat-path.ts';
import { useHost } from '../host-context.ts';
import styles from './conversations.module.css';
import type { ConversationEntry } from './merge-conversations.ts';

interface ConversationRowProps {
  readonly entry: ConversationEntry;
  readonly isOpen: boolean;
  /** The place in its messages that was searched for. */
  readonly children?: ReactNode;
  /** Its place in a list of which only a part is on the page, from 0; and how many that list has. */
  readonly place?: number;
  readonly of?: number;
  readonly onOpen: (id: string) => void;
  /** Called with its id when it gets the focus, with nothing when it loses it. */
  readonly onFocus?: (id: string | undefined) => void;
}

/** One conversation in the list: a real link, so that it opens in a new tab as links do. */
export const ConversationRow = memo(function ConversationRow({
  entry,
  isOpen,
  children,
  place,
  of,
  onOpen,
  onFocus,
}: ConversationRowProps) {
  const { navigation, session } = useHost();
  const hasDraft = useStore(session.drafts, ({ drafts }) => drafts[entry.id] !== undefined);

  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(entry.id);
  }

  return (
    <li
      className={styles.row}
      data-open={isOpen || undefined}
      data-found={children === undefined ? undefined : true}
      style={place === undefined ? undefined : ({ '--place': place } as CSSProperties)}
      aria-posinset={place === undefined ? undefined : place + 1}
      aria-setsize={of}
    >
      <a
        className={styles.link}
        href={`${navigation.basePath}${chatPath(entry.id)}`}
        aria-current={isOpen ? 'page' : undefined}
        title={entry.title}
        onClick={follow}
        onFocus={() => onFocus?.(entry.id)}
        onBlur={() => onFocus?.(undefined)}
      >
        <span className={styles.rowTitle}>{entry.title}</span>
        {children !== undefined && <span className={styles.excerpt}>{children}</span>}
      </a>
      {hasDraft && (
        <span className={styles.draft} title={t`Has a draft`}>
          <VisuallyHidden>{t`Has a draft`}</VisuallyHidden>
        </span>
      )}
    </li>
  );
});
