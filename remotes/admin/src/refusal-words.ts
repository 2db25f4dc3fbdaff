import type { PersonChangeResult } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { describeError, isServiceError } from '@ficus/service-client';

const words = (): Readonly<Record<string, string>> => ({
  'last-admin': t`This is the last active admin. Make somebody else an admin first.`,
  'own-account': t`You cannot deactivate yourself. Ask another admin to do it.`,
  'not-joined': t`They have not joined yet.`,
  'already-here': t`They have joined already.`,
  'no-such-person': t`This person is not here any more.`,
  'no-such-invitation': t`This invitation is not open any more.`,
  'no-such-session': t`This session has ended already.`,
  forbidden: t`You are not allowed to do this: it takes more than your role allows.`,
});

/** Why a change was refused, or failed, in a sentence or two. */
export function refusalWords(error: unknown): string {
  const known = isServiceError(error) && error.problem && words()[error.problem.code];
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
  return words()[code] ?? [title, detail].filter(Boolean).join(' ');
}
