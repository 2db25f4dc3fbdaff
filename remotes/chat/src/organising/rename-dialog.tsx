import { t } from '@ficus/i18n';
import { Button, Dialog, TextField } from '@ficus/ui';
import { useRef, useState } from 'react';

/** Longest title that the service takes, in UTF-16 code units. */
const TITLE_LIMIT = 120;

interface RenameDialogProps {
  readonly isOpen: boolean;
  /** The title that was given by hand; empty where none was. */
  readonly title: string;
  /** What it is called now. */
  readonly placeholder: string;
  readonly onClose: () => void;
  /** `null`: by its first question again. */
  readonly onRename: (title: string | null) => void;
}

/** Gives a conversation a title by hand. */
export function RenameDialog(props: RenameDialogProps) {
  // Made anew each time: what was typed and not saved is gone with it.
  return props.isOpen && <OpenRenameDialog {...props} />;
}

function OpenRenameDialog({ title, placeholder, onClose, onRename }: RenameDialogProps) {
  const [text, setText] = useState(title || placeholder);
  const input = useRef<HTMLInputElement>(null);

  function submit() {
    const name = text.replace(/\p{Cc}+/gu, ' ').trim();
    onClose();
    if (name !== title && name !== placeholder) onRename(name === '' ? null : name);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="sm"
      title={t`Rename the conversation`}
      initialFocus={input}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="primary">{t`Save`}</Button>
        </>
      }
    >
      <TextField
        ref={input}
        label={t`Title`}
        description={t`Left empty, it is named by its first question.`}
        maxLength={TITLE_LIMIT}
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ target }) => setText(target.value)}
      />
    </Dialog>
  );
}
