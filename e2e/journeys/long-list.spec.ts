import type { Page } from '@playwright/test';
import { giveConversations } from '../pages/service-conversations.ts';
import { connectDatabase } from '../system/connect-database.ts';
import { expect, test } from '../test.ts';

const MARK = `many${Date.now().toString(36)}`;
const COUNT = 3000;
const title = (index: number) => `${MARK} no. ${index}`;
/** More rows than this are never on the page: what is in view, and what is near it. */
const MOST_ROWS = 100;

/** Scrolls the list to its very end or beginning, as a drag of its bar does. */
async function scrollList(page: Page, to: 'end' | 'start'): Promise<void> {
  await page
    .locator('nav[aria-label="Conversations"] section')
    .first()
    .evaluate((section, end) => {
      const scroller = section.parentElement?.parentElement;
      scroller?.scrollTo({ top: end ? scroller.scrollHeight : 0 });
    }, to === 'end');
}

test.afterEach(async () => {
  const chat = await connectDatabase('chat');
  await chat.query('delete from messages where conversation_id like $1', [`${MARK}-%`]);
  await chat.query('delete from conversations where id like $1', [`${MARK}-%`]);
  await chat.end();
});

test('of thousands of conversations only those in view are on the page, and each can be reached', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await signIn('cleo');
  await giveConversations(
    page,
    MARK,
    Array.from({ length: COUNT }, (_, index) => title(index)),
  );
  await chat.open();
  await chat.expectView('remote');
  const rows = chat.conversations.getByRole('listitem');
  const link = (index: number) => chat.conversations.getByRole('link', { name: title(index), exact: true });
  const expectFew = async () => expect(await rows.count()).toBeLessThan(MOST_ROWS);

  await test.step('the first ones, and how many there are', async () => {
    await expect(link(0)).toBeInViewport();
    await expectFew();
    const row = rows.filter({ hasText: new RegExp(`^${title(0)}$`) });
    const inAll = Number(await row.getAttribute('aria-setsize'));
    expect(inAll).toBeGreaterThanOrEqual(COUNT);
  });

  await test.step('the last one, opened; its row says which it is', async () => {
    await scrollList(page, 'end');
    await expect(link(COUNT - 1)).toBeVisible();
    await expectFew();
    await link(COUNT - 1).click();
    await expect(chat.section.getByText(`The cotyledon${COUNT - 1} of ${MARK}`)).toBeVisible();
    await expect(link(COUNT - 1)).toHaveAttribute('aria-current', 'page');
  });

  await test.step('a row keeps the focus while the list is scrolled, and Tab goes on from it', async () => {
    await link(COUNT - 1).focus();
    await scrollList(page, 'start');
    await expect(link(0)).toBeInViewport();
    await expect(link(COUNT - 1)).toBeFocused();
    await expectFew();
    await page.keyboard.press('Shift+Tab');
    await expect(chat.conversations.locator('a:focus')).toBeInViewport();
  });

  await test.step('by the keyboard alone, past what was on the page', async () => {
    await scrollList(page, 'start');
    await link(0).focus();
    for (let index = 0; index < 90; index++) await page.keyboard.press('Tab');
    await expect(link(90)).toBeFocused();
    await expect(link(90)).toBeInViewport();
    await expectFew();
  });

  await test.step('searched, and the whole list is there again', async () => {
    const search = chat.conversations.getByRole('searchbox', { name: 'Search conversations' });
    await search.fill(title(1777));
    await expect(link(1777)).toBeInViewport();
    await expect(rows).toHaveCount(1);
    await search.fill('');
    await expect(link(0)).toBeAttached();
    await expectFew();
  });
});

test.describe('what comes after the view cannot be had', () => {
  test.use({
    expectedErrors: { patterns: [/Failed to load resource/, /ERR_FAILED/, /part-not-loaded|after-view/] },
  });

  test('scrolled, the list has its last conversation all the same', async ({ page, chat, flags, signIn }) => {
    await flags.on('new_chat_mfe');
    let refused = 0;
    await page.route(/after-view/, (route) => {
      refused += 1;
      return route.abort();
    });
    await signIn('cleo');
    await giveConversations(
      page,
      MARK,
      Array.from({ length: 150 }, (_, index) => title(index)),
    );
    await chat.open();
    await chat.expectView('remote');
    const last = chat.conversations.getByRole('link', { name: title(149), exact: true });
    await expect(chat.conversations.getByRole('link', { name: title(0), exact: true })).toBeVisible();
    await expect(last).toHaveCount(0);
    await expect.poll(() => refused).toBeGreaterThan(0);
    await scrollList(page, 'end');
    await expect(last).toBeAttached();
  });
});
