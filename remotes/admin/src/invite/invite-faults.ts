import { isServiceError } from '@ficus/service-client';
import { refusalWords } from '../refusal-words.ts';

/** What is wrong with an invitation: by field, or with the whole of it. */
export interface InviteFaults {
  readonly email?: string;
  readonly name?: string;
  readonly role?: string;
  readonly whole?: string;
}

const WORDS = {
  email: 'Enter an e-mail address such as name@example.com.',
  name: 'Enter a name.',
  role: 'Choose a role.',
} as const;

type FieldName = keyof typeof WORDS;
const isField = (name: unknown): name is FieldName => typeof name === 'string' && Object.hasOwn(WORDS, name);

/** Roughly an address: the directory knows better, and says so; the contract's own schema would be a third of this remote. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is plainly wrong with what was typed, before it is sent. */
export function faultsOfInput({
  email,
  name,
}: {
  readonly email: string;
  readonly name: string;
}): InviteFaults {
  return {
    ...(!ADDRESS.test(email.trim()) && { email: WORDS.email }),
    ...(name.trim() === '' && { name: WORDS.name }),
  };
}

/** What the directory has against an invitation, at the fields that it names. */
export function faultsOfError(error: unknown): InviteFaults {
  if (isServiceError(error) && error.problem?.code === 'already-here') {
    return { email: error.problem.detail ?? 'This person has joined already.' };
  }
  if (isServiceError(error) && error.code === 'invalid') {
    const known = error.fields.filter(({ path }) => isField(path));
    if (known.length > 0) return Object.fromEntries(known.map(({ path, message }) => [path, `${message}.`]));
  }
  return { whole: refusalWords(error) };
}
