const LOCK = 'ficus-flags-stream';
const CHANNEL = 'ficus-flags';

interface StreamListener {
  readonly url: string;
  /** Called with each revision of the flags that is heard of; with infinity when one may have gone unheard. */
  readonly onRevision: (revision: number) => void;
  /** The person has been told something, or may have been while nobody heard. */
  readonly onTold: () => void;
}

/**
 * Listens for flag changes and notifications by one event stream a browser: the tab that holds the lock has the stream and tells the
 * others. Over HTTP/1.1 a stream per tab would use up the connections of the origin. Closed while the page lies in the
 * back/forward cache. Returns its undo.
 */
export function listenForFlags({ url, onRevision, onTold }: StreamListener): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => heard(data);
  let term = new AbortController();

  function heard(data: unknown) {
    if (typeof data !== 'object' || data === null) return;
    if ('revision' in data && typeof data.revision === 'number') onRevision(data.revision);
    if ('told' in data) onTold();
  }

  function stand() {
    term = new AbortController();
    const { signal } = term;
    // Without locks (a page on plain http that is not localhost) the polls alone bring changes.
    navigator.locks?.request(LOCK, { signal }, () => hold(signal)).catch(() => undefined);
  }

  function hold(signal: AbortSignal): Promise<void> {
    const stream = new EventSource(url);
    for (const type of ['flags', 'notifications']) {
      stream.addEventListener(type, ({ data }) => {
        const change: unknown = JSON.parse(data);
        heard(change);
        channel.postMessage(change);
      });
    }
    // A stream that was broken may have missed some; of flags the next one tells the present revision first.
    stream.addEventListener('error', () => {
      const told = { told: true };
      const catchUp = () => {
        heard(told);
        channel.postMessage(told);
      };
      stream.addEventListener('open', catchUp, { once: true });
    });
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        stream.close();
        resolve();
      });
    });
  }

  const leave = () => term.abort();
  const comeBack = (event: PageTransitionEvent) => {
    if (!event.persisted) return;
    stand();
    // Changes went by unheard while the page lay in the cache.
    onRevision(Number.POSITIVE_INFINITY);
    onTold();
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', comeBack);
  stand();
  return () => {
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', comeBack);
    leave();
    channel.close();
  };
}
