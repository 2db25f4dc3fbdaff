import type { PersonCreation } from '@ficus/contracts';
import { t } from '@ficus/i18n';

const steps = (): Readonly<Record<string, string>> => ({
  account: t`Step 1 of 3: the account`,
  profile: t`Step 2 of 3: the profile`,
  welcome: t`Step 3 of 3: the welcome is on its way`,
  undoing: t`Not created. What was made is being taken back`,
  done: t`The link to set a password is on its way`,
});

const reasons = (): Readonly<Record<string, string>> => ({
  'address-in-use': t`Somebody on the platform has this address already. Invite them instead.`,
  'too-late': t`A service was away for too long, so nothing was made. Try again.`,
  'already-here': t`They have joined meanwhile.`,
});

/** How far it is, or why it failed and what to do. */
export function creationWords({ state, reason = '' }: PersonCreation): string {
  if (state === 'failed')
    return reasons()[reason] ?? t`It was refused, and nothing was made. Check the data, then try again.`;
  return steps()[state] ?? state;
}
