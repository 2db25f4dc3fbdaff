import type { PersonCreation } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { creationWords } from './creation-words.ts';
import type { Parts } from './first-parts.ts';

interface CreationRowProps {
  readonly creation: PersonCreation;
  readonly parts: Parts;
  readonly onHide: () => void;
  readonly onAgain: () => void;
}

/** Somebody who is being made, or could not be: how far it is, and what can be done. */
export function CreationRow({ creation, parts, onHide, onAgain }: CreationRowProps) {
  const { Button, Notice, usePersonActions } = parts;
  const { invite } = usePersonActions();
  const { name, email, state, reason } = creation;
  const isRefusedAddress = reason === 'address-in-use';
  function mend() {
    if (!isRefusedAddress) return onAgain();
    onHide();
    invite();
  }
  return (
    <Notice
      tone={state === 'failed' ? 'error' : state === 'undoing' ? 'warning' : 'info'}
      live="off"
      title={
        state === 'failed' || state === 'undoing'
          ? t`Not created: ${name}, ${email}`
          : t`Being created: ${name}, ${email}`
      }
      action={
        state === 'failed' && (
          <>
            <Button size="sm" onClick={mend}>
              {isRefusedAddress ? t`Invite instead` : t`Try again`}
            </Button>
            <Button size="sm" variant="ghost" onClick={onHide} aria-label={t`Hide ${name}`}>{t`Hide`}</Button>
          </>
        )
      }
    >
      {creationWords(creation)}
    </Notice>
  );
}
