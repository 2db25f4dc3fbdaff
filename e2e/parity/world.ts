import { expect, type Page } from '@playwright/test';
import { GATEWAY } from '../system/addresses.ts';
import type { PersonName } from '../system/people.ts';
import { cookieOf } from '../system/sign-in.ts';

/** What a run makes up, and how it prepares what the job is done to. */
export interface World {
  readonly page: Page;
  /** A word of this run alone, of eight letters: to be in each name that the run makes up. */
  readonly mark: string;
  /** Calls the API as the person who does the job; of another system's hand, before anything is compared. */
  call(method: string, path: string, body?: object): Promise<unknown>;
}

const cookies = new Map<PersonName, Promise<string>>();

/** Lets somebody be signed in on a page. Once a worker: their signing in is nobody's job here. */
export async function enter(page: Page, name: PersonName): Promise<World> {
  const cookie = cookies.get(name) ?? cookieOf(name);
  cookies.set(name, cookie);
  const [key = '', value = ''] = (await cookie).split(/=(.*)/s);
  await page.context().addCookies([{ name: key, value, url: GATEWAY, httpOnly: true, sameSite: 'Lax' }]);
  return {
    page,
    mark: makeMark(),
    async call(method, path, body) {
      const answer = await page.request.fetch(path, {
        method,
        ...(body && { data: body }),
      });
      const text = await answer.text();
      expect(answer.ok(), `${method} ${path}: ${text}`).toBe(true);
      return text ? JSON.parse(text) : undefined;
    },
  };
}

function makeMark(): string {
  const letters = 'bcdfghjklmnpqrstvwxz';
  return Array.from({ length: 8 }, () => letters[Math.floor(Math.random() * letters.length)]).join('');
}
