/** Tells once that the session is over, however many calls learn it. */
export interface SessionWatch {
  /** Which session is current: to be asked when a call begins and handed back with its answer. */
  begin(): number;
  /** A call was answered with 401. */
  denied(since: number): void;
  /** A call that needs a session was answered. */
  accepted(since: number): void;
  /** Someone has signed in here. */
  begun(): void;
}

/**
 * Watches for the end of the session. A 401 counts only if its call began in the session that is current: late answers
 * of the one before must not end the new one.
 */
export function watchSession(onSignedOut: () => void): SessionWatch {
  let session = 0;
  let isSignedOut = false;
  return {
    begin: () => session,
    denied(since) {
      if (isSignedOut || since !== session) return;
      isSignedOut = true;
      session += 1;
      onSignedOut();
    },
    accepted(since) {
      // Accepted after a denial: someone signed in in another tab.
      if (since === session) isSignedOut = false;
    },
    begun() {
      session += 1;
      isSignedOut = false;
    },
  };
}
