import { Button, FailureNotice, IconButton, TrashIcon } from '@ficus/ui';
import { useId, useRef } from 'react';
import { useErrorWords } from '../use-error-words.ts';
import styles from './delete-conversation.module.css';
import { useDeleteConversation } from './use-delete-conversation.ts';

interface DeleteConversationProps {
  readonly id: string;
  /** False for a conversation that exists only as a draft. */
  readonly isSaid: boolean;
  readonly onDeleted: () => void;
}

/** The button that deletes, and the question before it does. */
export function DeleteConversation({ id, isSaid, onDeleted }: DeleteConversationProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { mutate, isPending, error, reset } = useDeleteConversation(id, isSaid, onDeleted);
  const words = useErrorWords(error);
  const titleId = useId();
  const [name, question, consequence] = isSaid
    ? [
        'Delete conversation',
        'Delete this conversation?',
        'Its messages go for good, in every view and on every device.',
      ]
    : ['Discard draft', 'Discard this draft?', 'It has not been sent; nothing else will be left of it.'];

  return (
    <>
      <IconButton label={name} icon={<TrashIcon size={18} />} onClick={() => dialog.current?.showModal()} />
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={() => reset()}>
        <h3 id={titleId} className={styles.title}>
          {question}
        </h3>
        <p className={styles.text}>{consequence}</p>
        {words && <FailureNotice failure={words} live="assertive" />}
        <div className={styles.actions}>
          <Button onClick={() => dialog.current?.close()}>Cancel</Button>
          <Button variant="danger" busy={isPending} onClick={() => mutate()}>
            {isSaid ? 'Delete' : 'Discard'}
          </Button>
        </div>
      </dialog>
    </>
  );
}
