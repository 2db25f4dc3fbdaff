import { isServiceError, type ServiceErrorCode } from './service-error.ts';

/** What to tell a person: what happened, and what to do now. */
export interface ErrorDescription {
  readonly title: string;
  readonly action: string;
}

const words: Record<ServiceErrorCode, ErrorDescription> = {
  offline: { title: 'No connection to the server', action: 'Check your connection, then try again.' },
  timeout: { title: 'The server took too long to answer', action: 'Try again in a moment.' },
  cancelled: { title: 'The request was cancelled', action: 'Try again if you still need it.' },
  'signed-out': { title: 'You are signed out', action: 'Sign in again to go on.' },
  forbidden: {
    title: 'You are not allowed to do this',
    action: 'Ask an admin of your organisation for access.',
  },
  'not-found': { title: 'This does not exist any more', action: 'Go back and refresh the list.' },
  conflict: { title: 'Someone changed this meanwhile', action: 'Refresh, then make your change again.' },
  invalid: { title: 'The server did not accept the input', action: 'Correct it, then try again.' },
  'rate-limited': { title: 'Too many requests', action: 'Wait a moment, then try again.' },
  unavailable: { title: 'The service is not available right now', action: 'Try again in a moment.' },
  contract: {
    title: 'The server gave an answer that this page does not understand',
    action: 'Reload the page; if it happens again, tell support.',
  },
};

/**
 * Turns any error into plain words. Names the fields at fault and the time to wait where they are known; what is no
 * service error is described as unexpected.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!isServiceError(error)) {
    return {
      title: 'Something unexpected went wrong',
      action: 'Try again; if it happens again, reload the page.',
    };
  }
  const { title, action } = words[error.code];
  switch (error.code) {
    case 'invalid': {
      const faults = error.fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
      return { title: error.problem?.title ?? title, action: faults ? `Correct ${faults}.` : action };
    }
    case 'rate-limited':
    case 'unavailable': {
      const seconds = Math.ceil((error.retryAfterMs ?? 0) / 1000);
      return { title, action: seconds > 0 ? `Try again in ${seconds} s.` : action };
    }
    default:
      return { title, action };
  }
}
