import { describeError, isServiceError } from '@ficus/service-client';

const WORDS: Readonly<Record<string, string>> = {
  'name-taken': 'Another workspace has this name.',
  'no-such-workspace': 'This workspace is not here any more.',
  'no-such-person': 'This person is not here any more.',
  'no-such-invitation': 'This invitation is not open any more.',
  deactivated: 'This person is deactivated.',
};

/** Why a change was refused, in a sentence or two. */
export function refusalWords(error: unknown): string {
  const code = isServiceError(error) ? error.problem?.code : undefined;
  const known = code === undefined ? undefined : WORDS[code];
  if (known) return known;
  const { title, action } = describeError(error);
  return `${title}. ${action}`;
}
