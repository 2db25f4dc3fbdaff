import type { PersonCreation } from '@ficus/contracts';
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
      title={`${state === 'failed' || state === 'undoing' ? 'Not created' : 'Being created'}: ${name}, ${email}`}
      action={
        state === 'failed' && (
          <>
            <Button size="sm" onClick={mend}>
              {isRefusedAddress ? 'Invite instead' : 'Try again'}
            </Button>
            <Button size="sm" variant="ghost" onClick={onHide} aria-label={`Hide ${name}`}>
              Hide
            </Button>
          </>
        )
      }
    >
      {creationWords(creation)}
    </Notice>
  );
}
