import type { Browser } from '@playwright/test';
import { edit, putBack } from '../development/edit.ts';
import { GATEWAY } from '../system/addresses.ts';
import { startSystem } from '../system/start.ts';
import { createFlagAdmin } from '../system/unleash.ts';
import { preparePerson } from './prepare-person.ts';

const EDITED = 'remotes/chat/src/conversations/conversations.tsx';

/**
 * How long an edit in a remote takes from the saved file to the open page, in ms, on the system as `npm run dev` runs
 * it. Edits a source file so many times, and puts it back. No other system may be running on these ports.
 */
export async function measureHotReload(browser: Browser, times: number): Promise<number[]> {
  const stop = await startSystem({ args: ['--dev'] });
  try {
    await createFlagAdmin().on('new_chat_mfe');
    const state = await preparePerson(browser);
    const context = await browser.newContext({ storageState: state });
    const page = await context.newPage();
    await page.goto(`${GATEWAY}/chat`);
    await page.getByRole('heading', { name: 'Conversations' }).waitFor();
    const measured: number[] = [];
    for (let count = 1; count <= times; count += 1) {
      const seen = page.getByRole('heading', { name: `Edited ${count}` });
      const begun = performance.now();
      await edit(EDITED, count === 1 ? '>{t`Conversations`}<' : `>Edited ${count - 1}<`, `>Edited ${count}<`);
      await seen.waitFor();
      measured.push(performance.now() - begun);
    }
    await context.close();
    return measured;
  } finally {
    await putBack();
    await stop();
  }
}
