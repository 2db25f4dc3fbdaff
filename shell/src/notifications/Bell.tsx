import { t } from '@ficus/i18n';
import { BellIcon, VisuallyHidden } from '@ficus/ui';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import tool from '../frame/layout/tool.module.css';
import type { HostParts } from '../host/create-host.ts';
import styles from './bell.module.css';
import { Inbox } from './Inbox.tsx';
import { useInbox } from './use-inbox.ts';

/** How many notifications are unread, and the way to them. One that comes in is announced. */
export function Bell({ host }: { readonly host: HostParts }) {
  const inbox = useInbox(host);
  const [isOpen, setOpen] = useState(false);
  const { unread } = inbox;
  const [newest] = inbox.notifications;
  useAnnounced(newest, host.announce);
  return (
    <>
      <button
        type="button"
        className={tool.tool}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <BellIcon size={20} />
        <span className={tool.title}>{t`Notifications`}</span>
        {unread > 0 && (
          <span className={styles.count}>
            {unread > 99 ? '99+' : unread}
            <VisuallyHidden>{t` unread`}</VisuallyHidden>
          </span>
        )}
      </button>
      {isOpen && <Inbox inbox={inbox} navigation={host.navigation} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Announces what comes in while the page is open; not what was there before. */
function useAnnounced(
  newest: { readonly id: string; readonly title: string } | undefined,
  announce: (words: string) => void,
): void {
  const known = useRef<string>(undefined);
  const isSeen = useRef(false);
  const tell = useEffectEvent(announce);
  const { id, title } = newest ?? {};
  useEffect(() => {
    if (isSeen.current && id !== undefined && id !== known.current) tell(t`New notification: ${title ?? ''}`);
    if (id !== undefined) isSeen.current = true;
    known.current = id;
  }, [id, title]);
}
