import type { Reason } from './reasons.ts';

/** The codes in words, for the inspector. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  'flag-on': 'The flag is on for this person.',
  override: 'An override chooses this view, whatever the flag says.',
  local: 'This person has the remote come from their own machine, where it is under development.',
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
  settled: 'The migration of this feature is finished: this is the only view it has.',
  'legacy-failed': 'No view can be shown: the legacy view failed too, or there is none any more.',
};
