import { number, t } from '@ficus/i18n';
import { ConfirmDialog } from '@ficus/ui';

interface EndSessionsDialogProps {
  readonly name: string;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Asks before all sessions of somebody end. */
export function EndSessionsDialog({ name, count, ...rest }: EndSessionsDialogProps) {
  return (
    <ConfirmDialog
      {...rest}
      title={count === 1 ? t`End the session of ${name}?` : t`End ${number(count)} sessions of ${name}?`}
      confirmLabel={t`End all`}
      tone="danger"
    >{t`They are signed out within seconds, and can sign in again at once. What they were typing may be lost.`}</ConfirmDialog>
  );
}
