import { t } from '@ficus/i18n';
import { describeError, isServiceError } from '@ficus/service-client';

const words = (): Readonly<Record<string, string>> => ({
  'name-taken': t`Another workspace has this name.`,
  'no-such-workspace': t`This workspace is not here any more.`,
  'no-such-person': t`This person is not here any more.`,
  'no-such-invitation': t`This invitation is not open any more.`,
  deactivated: t`This person is deactivated.`,
});

/** Why a change was refused, in a sentence or two. */
export function refusalWords(error: unknown): string {
  const code = isServiceError(error) ? error.problem?.code : undefined;
  const known = code === undefined ? undefined : words()[code];
  if (known) return known;
  const { title, action } = describeError(error);
  return `${title}. ${action}`;
}
