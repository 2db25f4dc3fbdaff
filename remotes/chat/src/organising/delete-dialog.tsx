import { t } from '@ficus/i18n';
import { ConfirmDialog } from '@ficus/ui';
import { useErrorWords } from '../use-error-words.ts';

interface DeleteDialogProps {
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Asks before a deletion that cannot be undone: the host is from before there was a way back. */
export function DeleteDialog({ error, ...dialog }: DeleteDialogProps) {
  const words = useErrorWords(error);
  return (
    <ConfirmDialog
      {...dialog}
      title={t`Delete this conversation?`}
      confirmLabel={t`Delete`}
      tone="danger"
      error={words && `${words.title}. ${words.action}`}
    >{t`Its messages go for good, in every view and on every device.`}</ConfirmDialog>
  );
}
