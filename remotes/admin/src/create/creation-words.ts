import type { PersonCreation } from '@ficus/contracts';

const STEPS: Readonly<Record<string, string>> = {
  account: 'Step 1 of 3: the account',
  profile: 'Step 2 of 3: the profile',
  welcome: 'Step 3 of 3: the welcome is on its way',
  undoing: 'Not created. What was made is being taken back',
  done: 'The link to set a password is on its way',
};

const REASONS: Readonly<Record<string, string>> = {
  'address-in-use': 'Somebody on the platform has this address already. Invite them instead.',
  'too-late': 'A service was away for too long, so nothing was made. Try again.',
  'already-here': 'They have joined meanwhile.',
};

/** How far it is, or why it failed and what to do. */
export function creationWords({ state, reason = '' }: PersonCreation): string {
  if (state === 'failed')
    return REASONS[reason] ?? 'It was refused, and nothing was made. Check the data, then try again.';
  return STEPS[state] ?? state;
}
