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
      title={count === 1 ? `End the session of ${name}?` : `End ${count} sessions of ${name}?`}
      confirmLabel="End all"
      tone="danger"
    >
      They are signed out within seconds, and can sign in again at once. What they were typing may be lost.
    </ConfirmDialog>
  );
}
