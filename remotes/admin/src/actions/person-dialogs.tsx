import { useState } from 'react';
import { useWanted } from '../after-view/use-part.ts';
import type { Question } from './question.tsx';

interface PersonDialogsProps {
  readonly question: Question | undefined;
  readonly onCancel: () => void;
  readonly onConfirm: (question: Question) => void;
  readonly isInviting: boolean;
  /** The dialog of an invitation is done with. */
  readonly onInvited: () => void;
}

/** The dialogs of what can be done with people, once their code has come. */
export function PersonDialogs({ question, onCancel, onConfirm, isInviting, onInvited }: PersonDialogsProps) {
  // Made for its first opening; from then on it stays, so that it can fade away.
  const [wasInviting, setWasInviting] = useState(isInviting);
  if (isInviting && !wasInviting) setWasInviting(true);
  const part = useWanted(question !== undefined || isInviting);
  if (!part) return null;
  return (
    <>
      <part.QuestionDialog question={question} onCancel={onCancel} onConfirm={onConfirm} />
      {wasInviting && <part.InviteDialog isOpen={isInviting} onClose={onInvited} />}
    </>
  );
}
