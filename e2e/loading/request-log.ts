import type { Page } from '@playwright/test';
import { REMOTES } from '../system/addresses.ts';

/** A request of a page, as its browser's network sees it. */
export interface Asked {
  readonly url: string;
  /** Answered without the network. */
  isCached: boolean;
}

/** Records what a page asks for, by the browser's own protocol: Playwright's routing would switch its cache off. */
export async function recordRequests(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const asked = new Map<string, Asked>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (type !== 'Preflight' && !request.url.startsWith('data:'))
      asked.set(requestId, { url: request.url, isCached: false });
  });
  const cached = (requestId: string) => {
    const found = asked.get(requestId);
    if (found) found.isCached = true;
  };
  session.on('Network.requestServedFromCache', ({ requestId }) => cached(requestId));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) cached(requestId);
  });
  return {
    /** Everything that went to the network, in order. */
    sent: () => [...asked.values()].filter(({ isCached }) => !isCached).map(({ url }) => url),
    ofRemotes: () => [...asked.values()].filter(({ url }) => url.startsWith(REMOTES)),
    forget: () => asked.clear(),
    session,
  };
}
