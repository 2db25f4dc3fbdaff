import { Badge, Button, browserWords, Skeleton } from '@ficus/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { HostParts } from '../host/create-host.ts';
import { FailureText } from './FailureText.tsx';
import styles from './profile.module.css';

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Where the person is signed in, and the way out of everywhere else. */
export function SessionList({ client, announce }: Pick<HostParts, 'client' | 'announce'>) {
  const own = useQuery({ queryKey: ['own-sessions'], queryFn: () => client.auth.sessions() });
  const end = useMutation({
    mutationFn: () => client.auth.signOutElsewhere(),
    onSuccess: () => {
      void own.refetch();
      announce('You are signed out elsewhere.');
    },
  });
  if (own.isError) return <FailureText error={own.error} />;
  if (!own.data) return <Skeleton />;
  const { sessions } = own.data;
  return (
    <div className={styles.form}>
      <ul className={styles.list}>
        {sessions.map(({ id, browser, startedAt, isCurrent }) => (
          <li key={id} className={styles.item}>
            <div className={styles.words}>
              <p className={styles.strong}>{browserWords(browser)}</p>
              <p className={styles.quiet}>Signed in {time.format(startedAt)}</p>
            </div>
            {isCurrent && <Badge tone="accent">This one</Badge>}
          </li>
        ))}
      </ul>
      <FailureText error={end.error} />
      {sessions.length > 1 && (
        <div>
          <Button busy={end.isPending} onClick={() => end.mutate()}>
            Sign out elsewhere
          </Button>
        </div>
      )}
    </div>
  );
}
