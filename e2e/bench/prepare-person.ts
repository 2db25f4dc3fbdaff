import type { Browser } from '@playwright/test';
import { ChatPage } from '../pages/chat-page.ts';
import { GATEWAY } from '../system/addresses.ts';
import { PASSWORD, PEOPLE } from '../system/people.ts';
import { SEEDED } from './measure.ts';

/** Signs Ada in, gives her a conversation to be shown, and returns the cookies of her session. */
export async function preparePerson(browser: Browser) {
  const context = await browser.newContext({ baseURL: GATEWAY });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(PEOPLE.ada.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const chat = new ChatPage(page);
  await chat.message.waitFor();
  await page.waitForTimeout(1500); // until the gateway has the flag
  await page.goto('/chat');
  await chat.message.waitFor();
  await chat.startConversation();
  await chat.send(SEEDED);
  // Only who they are: what the browser has learnt of remotes must not decide.
  const cookies = (await context.cookies()).filter(({ name }) => name !== 'ficus_note');
  await context.close();
  return { cookies, origins: [] };
}
