import type { Invitation } from '@ficus/contracts';
import { rich, t } from '@ficus/i18n';
import { ConfirmDialog } from '@ficus/ui';
import { useState } from 'react';

interface RevokeQuestionProps {
  /** The one that it is about; absent: nothing is asked. */
  readonly invitation: Invitation | undefined;
  readonly isBusy: boolean;
  readonly refusal: string | undefined;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Asks before an invitation is taken back: its link will not work again. */
export function RevokeQuestion({ invitation, isBusy, refusal, onCancel, onConfirm }: RevokeQuestionProps) {
  // While the dialog fades it still says what it was about.
  const [last, setLast] = useState(invitation);
  if (invitation && invitation !== last) setLast(invitation);
  return (
    <ConfirmDialog
      isOpen={invitation !== undefined}
      title={t`Revoke the invitation of ${last?.name ?? ''}?`}
      confirmLabel={t`Revoke`}
      cancelLabel={t`Keep it`}
      tone="danger"
      isBusy={isBusy}
      error={refusal}
      onCancel={onCancel}
      onConfirm={onConfirm}
    >{rich`The link that ${<strong>{last?.email}</strong>} has received will not work any more.`}</ConfirmDialog>
  );
}
