/** How the tabs of a browser speak with each other about their session. */
export interface Tabs {
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
  /** Lets one tab at a time ask. Absent: each asks for itself. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
}

/** Whether the session goes on: asked of the service. Rejects when nobody can say. */
export type AskSession = () => Promise<boolean>;

/** Knows whether the session is over, and tells it once, however many calls and tabs learn it. */
export interface SessionWatch {
  /** Which session is current: to be asked when a call begins and handed back with its answer. */
  begin(): number;
  /**
   * A call was answered with 401. Resolves to true when the session goes on nevertheless, or another has begun since,
   * so that the call may be made again; to false when it is over, which has then been told, or when nobody can say.
   */
  denied(since: number): Promise<boolean>;
  /** A call that needs a session was answered. */
  accepted(since: number): void;
  /** Someone has signed in here. */
  begun(): void;
  /** Someone has signed out here: the other tabs are told. */
  ended(): void;
}

type Word = 'signed-out' | 'goes-on';
const LOCK = 'ficus-session';

/**
 * Watches for the end of the session. A 401 counts only if its call began in the session that is current: late answers
 * of the one before must not end the new one. Before it counts, the service is asked once for all calls that wait and,
 * with `tabs`, for all tabs.
 */
export function watchSession(
  onSignedOut: () => void,
  ask: AskSession,
  tabs: Tabs | undefined = undefined,
): SessionWatch {
  let session = 0;
  let isSignedOut = false;
  let asking: Promise<boolean | undefined> | undefined;
  /** Counts what other tabs have found out. */
  let heard: { readonly word: Word; readonly nth: number } = { word: 'goes-on', nth: 0 };

  const tell = (word: Word) => tabs?.channel.postMessage(word);

  function end() {
    if (isSignedOut) return;
    isSignedOut = true;
    session += 1;
    onSignedOut();
  }

  tabs?.channel.addEventListener('message', ({ data }) => {
    if (data !== 'signed-out' && data !== 'goes-on') return;
    heard = { word: data, nth: heard.nth + 1 };
    if (data === 'signed-out') end();
  });

  async function findOut(): Promise<boolean | undefined> {
    const before = heard.nth;
    const once = async () => {
      // Another tab asked while this one waited for its turn.
      if (heard.nth !== before) return heard.word === 'goes-on';
      try {
        const goesOn = await ask();
        tell(goesOn ? 'goes-on' : 'signed-out');
        return goesOn;
      } catch {
        return undefined;
      }
    };
    return tabs?.locks ? await tabs.locks.request(LOCK, once) : await once();
  }

  return {
    begin: () => session,
    async denied(since) {
      if (since !== session) return !isSignedOut;
      if (isSignedOut) return false;
      asking ??= findOut().finally(() => {
        asking = undefined;
      });
      const goesOn = await asking;
      if (goesOn === false && since === session) end();
      return goesOn === true;
    },
    accepted(since) {
      // Accepted after a denial: someone signed in in another tab.
      if (since === session) isSignedOut = false;
    },
    begun() {
      session += 1;
      isSignedOut = false;
    },
    ended: () => tell('signed-out'),
  };
}
