import type { Page, Request } from '@playwright/test';

const underWay = new WeakMap<Page, Set<Request>>();

/** Gives what resolves when no write of the page is under way any more; telemetry does not count. */
export function writesOf(page: Page): () => Promise<void> {
  const writes = underWay.get(page) ?? follow(page);
  return async () => {
    while (writes.size > 0) await page.waitForTimeout(20);
  };
}

function follow(page: Page): Set<Request> {
  const writes = new Set<Request>();
  underWay.set(page, writes);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const isWrite =
      request.method() !== 'GET' && pathname.startsWith('/api/') && pathname !== '/api/telemetry';
    if (isWrite) writes.add(request);
  });
  page.on('requestfinished', (request) => writes.delete(request));
  page.on('requestfailed', (request) => writes.delete(request));
  return writes;
}
