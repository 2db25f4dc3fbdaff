import { dateFormat, t } from '@ficus/i18n';
import { Badge, Button, browserWords, Skeleton, VisuallyHidden } from '@ficus/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { HostParts } from '../host/create-host.ts';
import { FailureText } from './FailureText.tsx';
import styles from './profile.module.css';

const time = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });

/** Where the person is signed in, and the way out of each of these, or of everywhere else. */
export function SessionList({ client, announce }: Pick<HostParts, 'client' | 'announce'>) {
  const own = useQuery({ queryKey: ['own-sessions'], queryFn: () => client.auth.sessions() });
  const end = useMutation({
    mutationFn: () => client.auth.signOutElsewhere(),
    onSuccess: () => {
      void own.refetch();
      announce(t`You are signed out elsewhere.`);
    },
  });
  const list = useRef<HTMLUListElement>(null);
  const endOne = useMutation({
    mutationFn: (id: string) => client.auth.endSession({ id }),
    onSuccess: () => announce(t`You are signed out there.`),
    // Ended by somebody else meanwhile, it is gone all the same. What had the focus goes with its session.
    onSettled: () => own.refetch().then(() => list.current?.focus()),
  });
  if (own.isError) return <FailureText error={own.error} />;
  if (!own.data) return <Skeleton />;
  const { sessions } = own.data;
  return (
    <div className={styles.form}>
      <ul ref={list} className={styles.list} tabIndex={-1} aria-label={t`Sessions`}>
        {sessions.map(({ id, browser, startedAt, lastSeenAt, isCurrent }) => (
          <li key={id} className={styles.item}>
            <div className={styles.words}>
              <p className={styles.strong}>{browserWords(browser)}</p>
              {lastSeenAt !== undefined && <p className={styles.quiet}>{t`Last seen ${time(lastSeenAt)}`}</p>}
              <p className={styles.quiet}>{t`Signed in ${time(startedAt)}`}</p>
            </div>
            {isCurrent ? (
              <Badge tone="accent">{t`This one`}</Badge>
            ) : (
              <Button
                size="sm"
                busy={endOne.isPending && endOne.variables === id}
                onClick={() => endOne.mutate(id)}
              >
                {t`Sign out`}
                <VisuallyHidden>{t` of ${browserWords(browser)}`}</VisuallyHidden>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FailureText error={end.error ?? endOne.error} />
      {sessions.length > 1 && (
        <div>
          <Button busy={end.isPending} onClick={() => end.mutate()}>
            {t`Sign out elsewhere`}
          </Button>
        </div>
      )}
    </div>
  );
}
