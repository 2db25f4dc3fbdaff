import { language, t } from '@ficus/i18n';
import { isServiceError, type ServiceErrorCode } from './service-error.ts';

/** What helps: the same again, signing in, loading the page anew, or nothing that a button could do. */
export type Remedy = 'retry' | 'sign-in' | 'reload' | 'none';

/** What to tell a person: what happened, and what to do now. `FailureNotice` of the design system shows it. */
export interface ErrorDescription {
  readonly title: string;
  readonly action: string;
  readonly remedy: Remedy;
}

const describe = (title: string, action: string, remedy: Remedy): ErrorDescription => ({
  title,
  action,
  remedy,
});

const words: Record<ServiceErrorCode, () => ErrorDescription> = {
  offline: () => describe(t`No connection to the server`, t`Check your connection, then try again.`, 'retry'),
  timeout: () => describe(t`The server took too long to answer`, t`Try again in a moment.`, 'retry'),
  'circuit-open': () => describe(t`The service is having trouble`, t`Try again in a moment.`, 'retry'),
  cancelled: () => describe(t`The request was cancelled`, t`Try again if you still need it.`, 'retry'),
  'signed-out': () => describe(t`You are signed out`, t`Sign in again to go on.`, 'sign-in'),
  forbidden: () =>
    describe(t`You are not allowed to do this`, t`Ask an admin of your organisation for access.`, 'none'),
  'not-found': () => describe(t`This does not exist any more`, t`Go back and refresh the list.`, 'none'),
  conflict: () =>
    describe(t`Someone changed this meanwhile`, t`Refresh, then make your change again.`, 'none'),
  invalid: () => describe(t`The server did not accept the input`, t`Correct it, then try again.`, 'none'),
  'rate-limited': () => describe(t`Too many requests`, t`Wait a moment, then try again.`, 'retry'),
  unavailable: () => describe(t`The service is not available right now`, t`Try again in a moment.`, 'retry'),
  contract: () =>
    describe(
      t`The server gave an answer that this page does not understand`,
      t`Reload the page; if it happens again, tell support.`,
      'reload',
    ),
};

/**
 * Turns any error into plain words. Names the fields at fault and the time to wait where they are known; what is no
 * service error is described as unexpected.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!isServiceError(error)) {
    return describe(
      t`Something unexpected went wrong`,
      t`Try again; if it happens again, reload the page.`,
      'retry',
    );
  }
  const { title, action, remedy } = words[error.code]();
  const isEnglish = language() === 'en';
  switch (error.code) {
    case 'invalid': {
      // What a service says of its input is English; elsewhere the fields' names have to do.
      const faults = error.fields
        .map(({ path, message }) => (isEnglish ? `${path}: ${message}` : path))
        .join('; ');
      const known = (isEnglish ? error.problem?.title : undefined) ?? title;
      return describe(known, faults ? t`Correct ${faults}.` : action, remedy);
    }
    case 'circuit-open':
    case 'rate-limited':
    case 'unavailable': {
      const seconds = Math.ceil((error.retryAfterMs ?? 0) / 1000);
      return describe(title, seconds > 0 ? t`Try again in ${seconds} s.` : action, remedy);
    }
    case 'conflict':
      if (error.problem?.code !== 'limit-reached') return { title, action, remedy };
      if (!isEnglish)
        return describe(t`The limit is reached`, t`Make room first, or ask for a larger plan.`, remedy);
      // The service knows best what is full, and how room is made.
      return describe(error.problem.title.replace(/\.$/, ''), error.problem.detail ?? action, remedy);
    default:
      return { title, action, remedy };
  }
}
