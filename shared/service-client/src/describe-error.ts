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

const words: Record<ServiceErrorCode, ErrorDescription> = {
  offline: describe('No connection to the server', 'Check your connection, then try again.', 'retry'),
  timeout: describe('The server took too long to answer', 'Try again in a moment.', 'retry'),
  'circuit-open': describe('The service is having trouble', 'Try again in a moment.', 'retry'),
  cancelled: describe('The request was cancelled', 'Try again if you still need it.', 'retry'),
  'signed-out': describe('You are signed out', 'Sign in again to go on.', 'sign-in'),
  forbidden: describe(
    'You are not allowed to do this',
    'Ask an admin of your organisation for access.',
    'none',
  ),
  'not-found': describe('This does not exist any more', 'Go back and refresh the list.', 'none'),
  conflict: describe('Someone changed this meanwhile', 'Refresh, then make your change again.', 'none'),
  invalid: describe('The server did not accept the input', 'Correct it, then try again.', 'none'),
  'rate-limited': describe('Too many requests', 'Wait a moment, then try again.', 'retry'),
  unavailable: describe('The service is not available right now', 'Try again in a moment.', 'retry'),
  contract: describe(
    'The server gave an answer that this page does not understand',
    'Reload the page; if it happens again, tell support.',
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
      'Something unexpected went wrong',
      'Try again; if it happens again, reload the page.',
      'retry',
    );
  }
  const { title, action, remedy } = words[error.code];
  switch (error.code) {
    case 'invalid': {
      const faults = error.fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
      return describe(error.problem?.title ?? title, faults ? `Correct ${faults}.` : action, remedy);
    }
    case 'circuit-open':
    case 'rate-limited':
    case 'unavailable': {
      const seconds = Math.ceil((error.retryAfterMs ?? 0) / 1000);
      return describe(title, seconds > 0 ? `Try again in ${seconds} s.` : action, remedy);
    }
    case 'conflict':
      // The service knows best what is full, and how room is made.
      if (error.problem?.code !== 'limit-reached') return words.conflict;
      return describe(error.problem.title.replace(/\.$/, ''), error.problem.detail ?? action, remedy);
    default:
      return words[error.code];
  }
}
