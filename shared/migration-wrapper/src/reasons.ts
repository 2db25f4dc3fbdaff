/** Why a decision shows the legacy view. */
export const legacyDecisionReasons = [
  'killed',
  'override',
  'flags-unavailable',
  'flag-off',
  'did-not-finish',
  'no-release',
  'incompatible',
  'quarantined',
] as const;
export type LegacyDecisionReason = (typeof legacyDecisionReasons)[number];

/** Why a decision, or a later attempt, shows the remote. */
export const remoteReasons = ['flag-on', 'override', 'last-good', 'retried'] as const;
export type RemoteReason = (typeof remoteReasons)[number];

/** Why an attempt at the remote ended. A loader may reject with an error whose `code` is one of these. */
export const failureReasons = [
  'load-failed',
  'load-timeout',
  'offline',
  'no-release',
  'incompatible',
  'not-ready',
  'render-error',
  'effect-error',
  'repeated-errors',
  'did-not-finish',
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** Why the legacy view shows: decided so, an attempt failed, or the person wanted it. */
export type LegacyReason = LegacyDecisionReason | FailureReason | 'by-choice';

/** Every code that `data-reason` can bear. */
export type Reason = RemoteReason | LegacyReason | 'legacy-failed';

/** The codes in words, for the inspector. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  'flag-on': 'The flag is on for this person.',
  override: 'An override chooses this view, whatever the flag says.',
  'last-good': 'The chosen version cannot be used; the last version that worked stands in.',
  retried: 'The person asked to try the new view again.',
  killed: 'The kill switch of this feature is on.',
  'flags-unavailable': 'The flag server has not answered, so the legacy view is the safe one.',
  'flag-off': 'The flag is off for this person.',
  'did-not-finish': 'The page died while it was loading this version.',
  'no-release': 'The remote, or the wanted version of it, is not published.',
  incompatible: 'The remote was built for a contract version that this host does not support.',
  quarantined: 'This version failed a short while ago and rests before it is tried again.',
  'load-failed': 'The code of the remote could not be loaded.',
  'load-timeout': 'The code of the remote did not arrive in time.',
  offline: 'The browser is offline, so the code of the remote could not be loaded.',
  'not-ready': 'The remote was mounted but did not become ready in time.',
  'render-error': 'The remote threw while rendering.',
  'effect-error': 'The remote threw in an effect while mounting.',
  'repeated-errors': 'The remote threw several times in a short while.',
  'by-choice': 'The person chose to go back to the old view.',
  'legacy-failed': 'The legacy view could not be shown either.',
};

/** Whether a failure counts against the version: being offline does not. */
export function isVersionAtFault(reason: FailureReason): boolean {
  return reason !== 'offline';
}

/** The reason that a failed load stands for: the error's own `code` if that is one, else `load-failed`. */
export function reasonOfLoadError(error: unknown): FailureReason {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return isFailureReason(code) ? code : 'load-failed';
}

/** Recognises the codes of a failed attempt. */
export function isFailureReason(reason: unknown): reason is FailureReason {
  return failureReasons.some((known) => known === reason);
}
