import { dateFormat, plural, t } from '@ficus/i18n';
import { describeError } from '@ficus/service-client';
import {
  BellIcon,
  Button,
  CheckIcon,
  Dialog,
  EmptyState,
  FailureNotice,
  IconButton,
  Skeleton,
} from '@ficus/ui';
import type { HostParts } from '../host/create-host.ts';
import { PROFILE } from '../host-pages.ts';
import styles from './inbox.module.css';
import type { useInbox } from './use-inbox.ts';

interface InboxProps {
  readonly inbox: ReturnType<typeof useInbox>;
  readonly navigation: HostParts['navigation'];
  readonly onClose: () => void;
}

/** What the person has been told, the newest first. */
export function Inbox({ inbox, navigation, onClose }: InboxProps) {
  const { query, reading, isReadingAll, unread } = inbox;
  const failure = query.error ?? reading.error;
  function decide() {
    onClose();
    navigation.navigate(PROFILE.path);
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t`Notifications`}
      description={words(unread)}
      footer={
        <>
          <Button onClick={decide}>{t`Preferences`}</Button>
          <Button
            icon={<CheckIcon />}
            disabled={unread === 0}
            busy={isReadingAll}
            onClick={() => reading.mutate(undefined)}
          >
            {t`Mark all as read`}
          </Button>
        </>
      }
    >
      {failure && <FailureNotice failure={describeError(failure)} onRetry={() => void query.refetch()} />}
      <InboxList {...inbox} />
    </Dialog>
  );
}

function words(unread: number): string {
  if (unread === 0) return t`You have read all of them.`;
  return plural(unread, { one: 'One is unread.', other: '# are unread.' });
}

const time = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });

function InboxList({ query, reading, notifications }: InboxProps['inbox']) {
  if (query.isPending) return <Skeleton shape="block" />;
  if (query.isSuccess && notifications.length === 0) {
    return (
      <EmptyState title={t`Nothing yet`} level={3} icon={<BellIcon size={28} />}>
        {t`What concerns you will be told here.`}
      </EmptyState>
    );
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what was read has no button, and the list must scroll by keyboard */}
      <ul className={styles.list} aria-label={t`Notifications`} tabIndex={0}>
        {notifications.map(({ id, title, text, language = 'en', createdAt, readAt }) => (
          <li key={id} className={styles.item} data-unread={readAt === undefined || undefined}>
            <div className={styles.words}>
              <h3 className={styles.title} lang={language}>
                {title}
              </h3>
              <p className={styles.text} lang={language}>
                {text}
              </p>
              <p className={styles.time}>
                <time dateTime={new Date(createdAt).toISOString()}>{time(createdAt)}</time>
              </p>
            </div>
            {readAt === undefined && (
              <IconButton
                label={t`Mark as read: ${title}`}
                icon={<CheckIcon />}
                size="sm"
                onClick={() => reading.mutate([id])}
              />
            )}
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t`Show older ones`}
        </Button>
      )}
    </>
  );
}
