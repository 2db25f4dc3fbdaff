const LOCK = 'ficus-flags-stream';
const CHANNEL = 'ficus-flags';

/**
 * Listens for flag changes by one event stream a browser: the tab that holds the lock has the stream and tells the
 * others. Over HTTP/1.1 a stream per tab would use up the connections of the origin. Closed while the page lies in the
 * back/forward cache. Calls `onRevision` with each revision heard of; returns its undo.
 */
export function listenForFlags(options: { url: string; onRevision: (revision: number) => void }): () => void {
  const { url, onRevision } = options;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => heard(data);
  let term = new AbortController();

  function heard(data: unknown) {
    if (
      typeof data === 'object' &&
      data !== null &&
      'revision' in data &&
      typeof data.revision === 'number'
    ) {
      onRevision(data.revision);
    }
  }

  function stand() {
    term = new AbortController();
    const { signal } = term;
    // Without locks (a page on plain http that is not localhost) the polls alone bring changes.
    navigator.locks?.request(LOCK, { signal }, () => hold(signal)).catch(() => undefined);
  }

  function hold(signal: AbortSignal): Promise<void> {
    const stream = new EventSource(url);
    stream.addEventListener('flags', ({ data }) => {
      const change: unknown = JSON.parse(data);
      heard(change);
      channel.postMessage(change);
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
