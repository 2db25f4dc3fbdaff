import { t } from '@ficus/i18n';
import { isServiceError } from '@ficus/service-client';
import { refusalWords } from '../refusal-words.ts';

/** What is wrong with an invitation: by field, or with the whole of it. */
export interface InviteFaults {
  readonly email?: string;
  readonly name?: string;
  readonly role?: string;
  readonly whole?: string;
}

const FIELDS = ['email', 'name', 'role'] as const;
type FieldName = (typeof FIELDS)[number];
const isField = (name: unknown): name is FieldName => FIELDS.some((field) => field === name);

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
    ...(!ADDRESS.test(email.trim()) && { email: t`Enter an e-mail address such as name@example.com.` }),
    ...(name.trim() === '' && { name: t`Enter a name.` }),
  };
}

/** What the directory has against an invitation, at the fields that it names. */
export function faultsOfError(error: unknown): InviteFaults {
  if (isServiceError(error) && error.problem?.code === 'already-here') {
    return { email: error.problem.detail ?? t`This person has joined already.` };
  }
  if (isServiceError(error) && error.code === 'invalid') {
    const known = error.fields.filter(({ path }) => isField(path));
    if (known.length > 0) return Object.fromEntries(known.map(({ path, message }) => [path, `${message}.`]));
  }
  return { whole: refusalWords(error) };
}
