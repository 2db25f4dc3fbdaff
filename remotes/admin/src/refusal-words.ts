import type { PersonChangeResult } from '@ficus/contracts';
import { describeError, isServiceError } from '@ficus/service-client';

const WORDS: Readonly<Record<string, string>> = {
  'last-admin': 'This is the last active admin. Make somebody else an admin first.',
  'own-account': 'You cannot deactivate yourself. Ask another admin to do it.',
  'not-joined': 'They have not joined yet.',
  'already-here': 'They have joined already.',
  'no-such-person': 'This person is not here any more.',
  'no-such-invitation': 'This invitation is not open any more.',
  'no-such-session': 'This session has ended already.',
  forbidden: 'You are not allowed to do this: it takes more than your role allows.',
};

/** Why a change was refused, or failed, in a sentence or two. */
export function refusalWords(error: unknown): string {
  const known = isServiceError(error) && error.problem && WORDS[error.problem.code];
  if (known) return known;
  const { title, action } = describeError(error);
  return `${title}. ${action}`;
}

/** Why a change of many was refused for one of them. */
export function refusalCodeWords({
  code,
  title,
  detail,
}: NonNullable<PersonChangeResult['refusal']>): string {
  return WORDS[code] ?? [title, detail].filter(Boolean).join(' ');
}
