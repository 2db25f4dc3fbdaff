import type { Message } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { CheckIcon, CopyIcon, IconButton, PencilIcon } from '@ficus/ui';
import { useRef, useState } from 'react';
import { useCopy } from '../markdown/use-copy.ts';
import { UserBubble } from '../thread/user-bubble.tsx';
import { EditMessage } from './edit-message.tsx';
import { useVersions } from './use-versions.ts';
import { VersionSwitch } from './version-switch.tsx';
import styles from './versions.module.css';

/** What the person said, with what they can do about it. */
export function UserMessage({ message }: { readonly message: Message }) {
  const { canBranch, sayInstead } = useVersions();
  const [isEdited, setIsEdited] = useState(false);
  const { copy, isCopied } = useCopy(message.content);
  const editButton = useRef<HTMLButtonElement>(null);

  if (isEdited) {
    return (
      <EditMessage
        content={message.content}
        onSend={(content) => {
          setIsEdited(false);
          sayInstead(message, content);
        }}
        onCancel={() => {
          setIsEdited(false);
          // Once it is there again.
          setTimeout(() => editButton.current?.focus());
        }}
      />
    );
  }
  return (
    <div className={styles.said}>
      <UserBubble content={message.content} createdAt={message.createdAt} />
      <div className={styles.tools} data-end>
        <span className={styles.quiet}>
          <IconButton
            size="sm"
            label={isCopied ? t`Copied` : t`Copy the message`}
            icon={isCopied ? <CheckIcon /> : <CopyIcon />}
            onClick={copy}
          />
          {canBranch && (
            <IconButton
              ref={editButton}
              size="sm"
              label={t`Edit the message`}
              icon={<PencilIcon />}
              onClick={() => setIsEdited(true)}
            />
          )}
        </span>
        <VersionSwitch message={message} />
      </div>
    </div>
  );
}
