import { t } from '@ficus/i18n';
import { describeError } from '@ficus/service-client';
import { Button } from '@ficus/ui';
import { ConversationRow } from '../conversations/conversation-row.tsx';
import styles from '../conversations/conversations.module.css';
import { FoundCount } from '../conversations/found-count.tsx';
import { MarkedWords } from './marked-words.tsx';
import { useSearch } from './use-search.ts';

interface FoundInMessagesProps {
  readonly filter: string;
  /** How many titles hold it. */
  readonly count: number;
  /** Ids of the conversations that are on the page already. */
  readonly shown: ReadonlySet<string>;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** How much was found; and what the service found in the messages, each with the place, or why it could not look. */
export function FoundInMessages({ filter, count, shown, openId, onOpen }: FoundInMessagesProps) {
  const { found, error, isBusy, reload } = useSearch(filter);
  const others = found?.filter(({ id, excerpt }) => excerpt !== undefined && !shown.has(id)) ?? [];
  return (
    <>
      <FoundCount filter={filter} count={count + others.length} isBusy={isBusy} />
      {error !== null && (
        <div className={styles.quiet} role="status">
          <p>{t`The messages could not be searched. ${describeError(error).title}.`}</p>
          <Button size="sm" onClick={reload}>{t`Try again`}</Button>
        </div>
      )}
      {others.length === 0 && isBusy && <p className={styles.quiet}>{t`Searching the messages…`}</p>}
      {others.length > 0 && (
        <section aria-label={t`In messages`}>
          <h3 className={styles.age}>{t`In messages`}</h3>
          <ul className={styles.list}>
            {others.map((entry) => (
              <ConversationRow key={entry.id} entry={entry} isOpen={entry.id === openId} onOpen={onOpen}>
                <MarkedWords text={entry.excerpt ?? ''} search={filter} />
              </ConversationRow>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
