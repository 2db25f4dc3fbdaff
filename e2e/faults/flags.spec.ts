import { ChatPage } from '../pages/chat-page.ts';
import { SECOND_GATEWAY } from '../system/addresses.ts';
import type { FaultPlan } from '../system/fault.ts';
import { breakRemotesOrigin, breakUnleash, faultAt } from '../system/faults.ts';
import { startSecondGateway } from '../system/second-gateway.ts';
import { expect, signInOn } from '../test.ts';
import { row, test } from './story.ts';

const PLANTED = [/net::ERR/, /Failed to load resource/, /^Unleash: /];
const DRAFT = 'Half a sentence that';

test.describe('the flag server', () => {
  test.use({ baseURL: SECOND_GATEWAY, expectedErrors: { patterns: PLANTED } });
  test.afterEach(() => breakUnleash([]));

  row('flags', 'Unleash down at start, then back', { short: true }, async ({ chat, flags, page }) => {
    await flags.on('new_chat_mfe');
    await breakUnleash('refused');
    const end = await startSecondGateway();
    try {
      await signInOn(page, 'ada');
      await chat.expectView('legacy', 'flags-unavailable');
      await chat.startConversation();
      await chat.send('Does it work without flags?');
      await breakUnleash([]);
      await chat.expectView('remote', 'flag-on');
    } finally {
      await end();
    }
  });

  const LATER: Record<string, FaultPlan> = {
    'goes down later': 'refused',
    hangs: [{ path: '.', fault: 'hang' }],
    'answers 500': [{ path: '.', fault: 'status-500' }],
    'answers garbage': [{ path: '.', fault: { body: '{"version":2,"features":"none"' } }],
  };
  for (const [title, plan] of Object.entries(LATER)) {
    row('flags', `Unleash ${title}, and comes back`, {}, async ({ chat, flags, page }) => {
      await flags.on('new_chat_mfe');
      const end = await startSecondGateway();
      try {
        await signInOn(page, 'ada');
        await chat.expectView('remote', 'flag-on');
        await breakUnleash(plan);
        await page.waitForTimeout(2500);
        await page.reload();
        await chat.expectView('remote', 'flag-on');
        await flags.on('kill_chat_mfe');
        await breakUnleash([]);
        await expect(chat.section).toHaveAttribute('data-reason', 'killed', { timeout: 20_000 });
      } finally {
        await end();
      }
    });
  }
});

test.describe('a flip', () => {
  test.use({ expectedErrors: { patterns: PLANTED } });

  row('flags', 'a flip on load', {}, async ({ chat, flags, page, signIn }) => {
    await signIn('ada');
    await chat.expectView('legacy', 'flag-off');
    await Promise.all([flags.on('new_chat_mfe'), page.reload()]);
    await chat.expectView('remote', 'flag-on');
    await Promise.all([flags.off('new_chat_mfe'), page.reload()]);
    await chat.expectView('legacy', 'flag-off');
  });

  row(
    'flags',
    'a flip while typing waits, and is offered',
    { short: true },
    async ({ chat, flags, page, signIn }) => {
      await signIn('ada');
      await chat.expectView('legacy', 'flag-off');
      await chat.startConversation();
      await chat.message.pressSequentially(DRAFT);
      await flags.on('new_chat_mfe');
      await page.getByRole('button', { name: 'Switch now' }).waitFor();
      await expect(chat.section).toHaveAttribute('data-view', 'legacy');
      await page.getByRole('button', { name: 'Switch now' }).click();
      await chat.expectView('remote', 'flag-on');
      await expect(chat.message).toHaveValue(DRAFT);
    },
  );

  row('flags', 'a flip back during a swap', {}, async ({ chat, flags, signIn, page }) => {
    // Before the page: an idle browser has the other side in its cache soon.
    await breakRemotesOrigin(await faultAt('origin', 'hang'));
    await signIn('ada');
    await chat.expectView('legacy', 'flag-off');
    await flags.on('new_chat_mfe');
    await expect(chat.section).toHaveAttribute('data-phase', 'loading');
    await flags.off('new_chat_mfe');
    await chat.expectView('legacy', 'flag-off');
    await expect(chat.section).toHaveAttribute('data-phase', 'legacy');
    await breakRemotesOrigin([]);
    await page.waitForTimeout(1500);
    await chat.expectView('legacy', 'flag-off');
  });

  row('flags', 'two flips within a second', {}, async ({ chat, flags, page, signIn }) => {
    await signIn('ada');
    await chat.expectView('legacy', 'flag-off');
    await flags.on('new_chat_mfe');
    await flags.off('new_chat_mfe');
    await flags.on('new_chat_mfe');
    await chat.expectView('remote', 'flag-on');
    await chat.startConversation();
    const text = `Is there one of me, at ${Date.now()}?`;
    await chat.send(text);
    expect(await timesSent(page.request, text)).toBe(1);
  });

  row('flags', 'a kill while typing', { short: true }, async ({ chat, flags, signIn }) => {
    await flags.on('new_chat_mfe');
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
    await chat.startConversation();
    await chat.message.pressSequentially(DRAFT);
    await flags.on('kill_chat_mfe');
    await chat.expectView('legacy', 'killed');
    await expect(chat.message).toHaveValue(DRAFT);
  });

  row('flags', 'a kill while a message is on its way', {}, async ({ chat, flags, page, signIn }) => {
    await flags.on('new_chat_mfe');
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
    await chat.startConversation();
    // The service has it, and its answer comes late.
    await page.route('**/api/v1/conversations/*/messages', async (route) => {
      const response = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 4000));
      await route.fulfill({ response }).catch(() => undefined);
    });
    const text = `Sent once, at ${Date.now()}`;
    await chat.message.fill(text);
    await chat.section.getByRole('button', { name: 'Send', exact: true }).click();
    await flags.on('kill_chat_mfe');
    await chat.expectView('legacy', 'killed');
    await page.waitForTimeout(5000);
    expect(await timesSent(page.request, text)).toBe(1);
  });

  row('flags', 'a flag that nobody knows', {}, async ({ chat, flags, signIn }) => {
    await flags.on('new_chat_mfe', {
      variant: { name: 'blue', payload: { type: 'json', value: '{"colour":"blue"}' } },
    });
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
  });
});

row('browser', 'two tabs with different views', {}, async ({ chat, context, flags, page, signIn }) => {
  await flags.on('new_chat_mfe');
  await signIn('ada');
  await chat.expectView('remote', 'flag-on');
  const other = new ChatPage(await context.newPage());
  await other.open();
  await other.expectView('remote', 'flag-on');
  await other.page.getByRole('button', { name: /^Account/ }).click();
  await other.page.getByRole('menuitem', { name: 'Back to the old Chat' }).click();
  await other.page.getByRole('button', { name: 'Go back' }).click();
  await other.expectView('legacy', 'by-choice');
  await other.startConversation();
  await other.send('Written in the old view');
  await chat.expectView('remote', 'flag-on');
  await chat.startConversation();
  await chat.send('Written in the new view');
  await page.reload();
  await expect(chat.conversation(/Written in the old view/).first()).toBeVisible();
});

/** How often a message stands in all of the person's conversations. */
async function timesSent(request: { get(url: string): Promise<{ json(): Promise<unknown> }> }, text: string) {
  const list = (await (await request.get('/api/v1/conversations')).json()) as {
    conversations: { id: string }[];
  };
  let times = 0;
  for (const { id } of list.conversations) {
    const one = (await (await request.get(`/api/v1/conversations/${id}`)).json()) as {
      messages: { role: string; content: string }[];
    };
    times += one.messages.filter(({ role, content }) => role === 'user' && content === text).length;
  }
  return times;
}
