import type { Page, Request, Route } from '@playwright/test';
import type { Mutant } from './mutant.ts';

type Plant = Mutant['plant'];
type Body = Record<string, unknown>;

/** Writes that a mutant changes: their method, and what their path looks like. */
interface Writes {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: RegExp;
}

/** What the view sends has another body. */
export function withBody(writes: Writes, change: (body: Body) => Body): Plant {
  return onWrites(writes, (route) => route.continue({ postData: changed(route.request(), change) }));
}

/** What the view sends goes to another place. */
export function sentTo(writes: Writes, method: string, place: (url: string) => string): Plant {
  return onWrites(writes, (route) => route.continue({ method, url: place(route.request().url()) }));
}

/** The view sends it a second time, not quite the same. */
export function sentTwice(writes: Writes, change: (body: Body) => Body, place = (url: string) => url): Plant {
  return onWrites(writes, async (route) => {
    const request = route.request();
    const headers: Record<string, string> = { ...request.headers(), 'idempotency-key': crypto.randomUUID() };
    await route.fetch({ url: place(request.url()), headers, postData: changed(request, change) });
    await route.continue();
  });
}

/** The view believes that it has sent it: what it takes for the answer is made up. */
export function notSent(writes: Writes, answer: (page: Page, url: string) => Promise<unknown>): Plant {
  return onWrites(writes, async (route, page) => {
    const json = await answer(page, route.request().url());
    await (json === undefined ? route.fulfill({ status: 204 }) : route.fulfill({ json }));
  });
}

function onWrites({ method, path }: Writes, act: (route: Route, page: Page) => Promise<void>): Plant {
  return async (page, onHit) => {
    await page.route(
      (url) => path.test(url.pathname),
      async (route) => {
        if (route.request().method() !== method) return route.fallback();
        onHit();
        await act(route, page);
      },
    );
  };
}

function changed(request: Request, change: (body: Body) => Body): string {
  return JSON.stringify(change(request.postDataJSON()));
}
