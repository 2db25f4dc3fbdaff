import { t } from '@ficus/i18n';
import { Button } from '@ficus/ui';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isSendKey } from '../composer/is-send-key.ts';
import { MESSAGE_LIMIT } from '../composer/use-composer.ts';
import { useGrowingHeight } from '../composer/use-growing-height.ts';
import { useHost } from '../host-context.ts';
import styles from './versions.module.css';

interface EditMessageProps {
  readonly content: string;
  readonly onSend: (content: string) => void;
  readonly onCancel: () => void;
}

/** A message being said in other words. What was said stays, as a version before this one. */
export function EditMessage({ content, onSend, onCancel }: EditMessageProps) {
  const { preferences } = useHost().session;
  const sendOnEnter = useStore(preferences, ({ values }) => values.sendOnEnter !== false);
  const [text, setText] = useState(content);
  const ref = useRef<HTMLTextAreaElement>(null);
  useGrowingHeight(ref, text);
  useEffect(() => {
    ref.current?.focus();
    ref.current?.setSelectionRange(content.length, content.length);
  }, [content]);

  const wanted = text.trim();
  const canSend = wanted !== '' && wanted.length <= MESSAGE_LIMIT;

  function submitted(event: FormEvent) {
    event.preventDefault();
    if (canSend) onSend(wanted);
  }
  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { key, shiftKey, ctrlKey, metaKey, altKey, nativeEvent } = event;
    if (key === 'Escape') {
      event.stopPropagation();
      onCancel();
      return;
    }
    const press = { key, shiftKey, ctrlKey, metaKey, altKey, isComposing: nativeEvent.isComposing };
    if (!isSendKey(press, sendOnEnter)) return;
    event.preventDefault();
    if (canSend) onSend(wanted);
  }

  return (
    <form className={styles.edit} onSubmit={submitted}>
      <textarea
        ref={ref}
        className={styles.text}
        aria-label={t`Edit the message`}
        rows={1}
        maxLength={MESSAGE_LIMIT}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={pressed}
      />
      <div className={styles.editFoot}>
        <p>{t`What you said before stays, as another version.`}</p>
        <Button size="sm" onClick={onCancel}>{t`Cancel`}</Button>
        <Button size="sm" type="submit" variant="primary" aria-disabled={!canSend}>{t`Send`}</Button>
      </div>
    </form>
  );
}
