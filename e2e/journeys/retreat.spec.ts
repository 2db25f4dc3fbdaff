import { isDeepStrictEqual } from 'node:util';
import type { RolloutState } from '@ficus/contracts';
import type { Page } from '@playwright/test';
import { ChatPage } from '../pages/chat-page.ts';
import { GATEWAY } from '../system/addresses.ts';
import { gatherCrowd } from '../system/crowd.ts';
import { PASSWORD, PEOPLE } from '../system/people.ts';
import { publishChat } from '../system/releases.ts';
import { expect, signInOn, test } from '../test.ts';

/** What a page shows of the chat when it is opened anew: the version of the remote, or the legacy view and why. */
async function viewOf(page: Page): Promise<string | undefined> {
  await page.goto(`${GATEWAY}/chat`);
  const section = new ChatPage(page).section;
  await expect(section.getByRole('textbox', { name: 'Message' })).toBeVisible();
  const { version, view, reason } = await section.evaluate(({ dataset }) => ({ ...dataset }));
  return view === 'remote' ? version : `${view} ${reason}`;
}

test('a release that crashes for a fifth of one cohort is withdrawn from it within a minute, and nothing else moves', async ({
  page,
  flags,
  browser,
}) => {
  test.setTimeout(90_000);
  const olga = await signInOlga();
  const { version } = await publishChat('6.6.6');
  const crowd = await gatherCrowd({ acme: 180, globex: 80 });
  const cleosPage = await browser.newPage();
  try {
    await signInOn(page, 'ben');
    await signInOn(cleosPage, 'cleo');
    const payload = { type: 'json', value: JSON.stringify({ version }) } as const;
    await flags.on('new_chat_mfe', { rollout: 50, variant: { name: 'next', payload } });
    await flags.on('new_admin_mfe');
    const before = await flags.all();
    const views = async () => Promise.all([viewOf(page), viewOf(cleosPage)]);
    expect(await views()).toEqual([version, version]);

    const begun = Date.now();
    const counts = await crowd.openChat(({ tenantId }, nth) => tenantId === 'acme' && nth % 5 === 0);
    expect(counts.get('acme remote')).toBeGreaterThan(60);
    await expect
      .poll(async () => (await olga.rollout()).retreats.filter((one) => one.version === version), {
        timeout: 60_000 - (Date.now() - begun),
      })
      .toMatchObject([{ feature: 'chat', flag: 'new_chat_mfe', cohort: 'acme', state: 'done' }]);

    await expect.poll(views).toEqual(['legacy flag-off', version]);
    const after = await flags.all();
    const changed = Object.keys(after).filter((name) => !isDeepStrictEqual(after[name], before[name]));
    expect(changed).toEqual(['new_chat_mfe']);
    const title = `chat ${version} was taken back from acme`;
    await expect.poll(() => olga.notifications()).toContain(title);

    // It sees no more to do, though the counts are what they were.
    const { releases, retreats } = await olga.rollout();
    const release = releases.find((one) => one.version === version);
    expect(release?.cohorts).toEqual([{ cohort: 'globex', percentage: 50 }]);
    expect(retreats.filter((one) => one.version === version)).toHaveLength(1);
  } finally {
    await crowd.leave();
    await cleosPage.close();
  }
});

/** What an operator is told. */
async function signInOlga() {
  const answer = await fetch(`${GATEWAY}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: PEOPLE.olga.email, password: PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  async function ask<T>(path: string): Promise<T> {
    const told = await fetch(`${GATEWAY}${path}`, { headers: { cookie } });
    expect(told.status, await told.clone().text()).toBe(200);
    return (await told.json()) as T;
  }
  return {
    rollout: () => ask<RolloutState>('/api/v1/rollout'),
    notifications: async () => {
      const { notifications } = await ask<{ notifications: { title: string }[] }>('/api/v1/notifications');
      return notifications.map(({ title }) => title);
    },
  };
}
