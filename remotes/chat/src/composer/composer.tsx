import { number, t } from '@ficus/i18n';
import { ArrowUpIcon, IconButton, StopIcon } from '@ficus/ui';
import { type FormEvent, type KeyboardEvent, useEffect, useId } from 'react';
import styles from './composer.module.css';
import { isSendKey } from './is-send-key.ts';
import { type Composer as ComposerState, MESSAGE_LIMIT } from './use-composer.ts';
import { useGrowingHeight } from './use-growing-height.ts';

interface ComposerProps {
  readonly composer: ComposerState;
  /** Takes the focus as it appears. */
  readonly takesFocus: boolean;
}

/** Where a message is written. It grows with the text, and the text is kept whatever happens to the page. */
export function Composer({ composer, takesFocus }: ComposerProps) {
  const { ref, text, sendOnEnter, excess, canSend, submit, stop } = composer;
  const hintId = useId();
  useGrowingHeight(ref, text);

  useEffect(() => {
    if (takesFocus) ref.current?.focus();
  }, [ref, takesFocus]);

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (!isSendKey({ ...pick(event), isComposing: event.nativeEvent.isComposing }, sendOnEnter)) return;
    event.preventDefault();
    submit();
  }

  function submitted(event: FormEvent) {
    event.preventDefault();
    submit();
    ref.current?.focus();
  }

  function stopped() {
    stop?.();
    // The button gives way to another; the keyboard goes on where a person writes.
    ref.current?.focus();
  }

  return (
    <form className={styles.composer} onSubmit={submitted}>
      <div className={styles.box} data-invalid={excess > 0 || undefined}>
        <textarea
          ref={ref}
          className={styles.text}
          rows={1}
          aria-label={t`Message`}
          aria-describedby={hintId}
          aria-invalid={excess > 0 || undefined}
          placeholder={t`Write a message`}
          enterKeyHint={sendOnEnter ? 'send' : 'enter'}
          value={text}
          onChange={({ target }) => composer.typed(target.value, target.selectionStart)}
          onSelect={({ currentTarget }) => composer.caretMoved(currentTarget.selectionStart)}
          onKeyDown={pressed}
        />
        {stop ? (
          <IconButton
            className={styles.send}
            type="button"
            variant="primary"
            label={t`Stop`}
            icon={<StopIcon size={20} />}
            onClick={stopped}
          />
        ) : (
          <IconButton
            className={styles.send}
            type="submit"
            variant="primary"
            label={t`Send`}
            icon={<ArrowUpIcon size={20} />}
            aria-disabled={!canSend}
          />
        )}
      </div>
      <p
        id={hintId}
        className={styles.hint}
        role={excess > 0 ? 'alert' : undefined}
        data-invalid={excess > 0 || undefined}
      >
        {excess > 0
          ? t`${number(excess)} characters too many: a message holds ${number(MESSAGE_LIMIT)}. Send it in parts.`
          : sendOnEnter
            ? t`Enter sends, Shift + Enter makes a new line`
            : t`Ctrl + Enter or ⌘ + Enter sends`}
      </p>
    </form>
  );
}

function pick({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  return { key, shiftKey, ctrlKey, metaKey, altKey };
}
