import type { OwnSession, PersonDetails } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Badge, Button, browserWords, Card, FailureNotice, Skeleton } from '@ficus/ui';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useWanted } from '../after-view/use-part.ts';
import { momentWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import styles from './person-sessions.module.css';
import { useEndSessions } from './use-end-sessions.ts';

/** Where a person is signed in, in this tenant, and the way to end it. */
export function PersonSessions({ person }: { readonly person: PersonDetails }) {
  const queries = useQueries();
  const query = useQuery({
    ...queries.auth.personSessions.query({ personId: person.id }),
    staleTime: 5_000,
  });
  const failure = useFailure(query.error);
  const [isAsking, setAsking] = useState(false);
  const part = useWanted(isAsking);
  const list = useRef<HTMLUListElement>(null);
  // What had the focus goes with its session.
  const { end, endAll, endingId } = useEndSessions(person, () => list.current?.focus());
  const sessions = query.data?.sessions ?? [];
  const others = sessions.filter(({ isCurrent }) => !isCurrent);
  return (
    <Card
      title={t`Sessions`}
      level={3}
      actions={others.length > 0 && <Button size="sm" onClick={() => setAsking(true)}>{t`End all`}</Button>}
    >
      {failure && <FailureNotice failure={failure} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton shape="block" />}
      {query.data && (
        <ul ref={list} className={styles.list} tabIndex={-1} aria-label={t`Sessions of ${person.name}`}>
          {sessions.length === 0 && <li className={styles.quiet}>{t`Not signed in anywhere.`}</li>}
          {sessions.map((session) => (
            <SessionItem
              key={session.id}
              session={session}
              isEnding={session.id === endingId}
              onEnd={() => end(session)}
            />
          ))}
        </ul>
      )}
      {part && (
        <part.EndSessionsDialog
          name={person.name}
          count={others.length}
          isOpen={isAsking}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            endAll();
          }}
        />
      )}
    </Card>
  );
}

interface SessionItemProps {
  readonly session: OwnSession;
  readonly isEnding: boolean;
  readonly onEnd: () => void;
}

function SessionItem({ session, isEnding, onEnd }: SessionItemProps) {
  const { browser, startedAt, lastSeenAt, isCurrent } = session;
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        {browserWords(browser)}
        {lastSeenAt !== undefined && (
          <span className={styles.quiet}>{t`Last seen ${momentWords(lastSeenAt)}`}</span>
        )}
        <span className={styles.quiet}>{t`Signed in ${momentWords(startedAt)}`}</span>
      </span>
      {isCurrent ? (
        <Badge tone="accent">{t`This one`}</Badge>
      ) : (
        <Button
          size="sm"
          busy={isEnding}
          aria-label={t`End the session in ${browserWords(browser)}`}
          onClick={onEnd}
        >
          {t`End`}
        </Button>
      )}
    </li>
  );
}
