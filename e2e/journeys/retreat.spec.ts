import { isDeepStrictEqual } from 'node:util';
import type { RolloutPlan, RolloutState } from '@ficus/contracts';
import type { Page } from '@playwright/test';
import type { z } from 'zod/mini';
import { withdraw } from '../../services/rollout/src/flag/withdraw.ts';
import { ChatPage } from '../pages/chat-page.ts';
import { GATEWAY } from '../system/addresses.ts';
import { gatherCrowd } from '../system/crowd.ts';
import { publishChat } from '../system/releases.ts';
import { cookieOf } from '../system/sign-in.ts';
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
    const cohorts = async () =>
      (await olga.rollout()).releases.find((one) => one.version === version)?.cohorts;
    await expect.poll(cohorts).toEqual([{ cohort: 'globex', percentage: 50 }]);
    expect((await olga.rollout()).retreats.filter((one) => one.version === version)).toHaveLength(1);
  } finally {
    await crowd.leave();
    await cleosPage.close();
  }
});

test('a release advances by the plan that was written for it, and waits for a person when its flag is changed by hand', {
  tag: '@long',
}, async ({ flags }) => {
  test.setTimeout(60_000);
  const olga = await signInOlga();
  const { version } = await publishChat('6.6.7');
  const crowd = await gatherCrowd({ acme: 120 });
  try {
    const payload = { type: 'json', value: JSON.stringify({ version }) } as const;
    await flags.on('new_chat_mfe', { rollout: 0, variant: { name: 'next', payload } });
    const steps = [40, 70, 100].map((percentage) => ({ percentage, dwellMinutes: 0.02 }));
    await olga.writePlan('chat', { version, steps, tolerance: 0.2, patience: 1000 });
    const plan = async () => (await olga.rollout()).plans[0];
    await expect.poll(() => flags.rollout('new_chat_mfe')).toBe('40');
    await crowd.openChat(() => false);
    await expect.poll(() => flags.rollout('new_chat_mfe'), { timeout: 20_000 }).toBe('70');
    await flags.on('new_chat_mfe', { rollout: 10, variant: { name: 'next', payload } });
    await expect.poll(plan).toMatchObject({ state: 'paused', why: 'changed-by-hand' });
    expect(await flags.rollout('new_chat_mfe')).toBe('10');
    await expect
      .poll(() => olga.notifications())
      .toContainEqual(expect.stringMatching(`The rollout of chat ${version} waits at`));
  } finally {
    await olga.endPlan('chat');
    await crowd.leave();
  }
});

test('a version that shares its strategy with others goes from one cohort, and the flag server keeps the order', async ({
  flags,
}) => {
  const { server, flag, close } = await flags.make('retreat_split', [
    ['a', '1.0.0', 300],
    ['bad', '6.6.6', 400],
    ['worse', '2.0.0', 300],
  ]);
  try {
    const withdrawn = { version: '6.6.6', cohort: 'acme' };
    const read = async () => (await server.read(flag))?.strategies ?? [];
    await server.edit(flag, withdraw(await read(), withdrawn, '3.0.0'));
    const seen = (await read()).map(({ constraints, variants }) => [
      ...constraints.map(({ operator, values }) => `${operator} ${values}`),
      ...variants.map(({ name, weight }) => `${name} ${weight}`),
    ]);
    // The cohort's own part first, its people with the neighbour; the others' part as it was; then the rest.
    expect(seen).toEqual([
      ['IN acme', 'a 700', 'worse 300'],
      ['NOT_IN acme', 'a 300', 'bad 400', 'worse 300'],
      [],
    ]);
    expect(withdraw(await read(), withdrawn, '3.0.0')).toEqual([]);
    await server.edit(flag, withdraw(await read(), { ...withdrawn, cohort: undefined }, '3.0.0'));
    expect((await read()).flatMap(({ variants }) => variants.map(({ name }) => name))).not.toContain('bad');
  } finally {
    await close();
  }
});

/** What an operator is told. */
async function signInOlga() {
  const cookie = await cookieOf('olga');
  async function ask<T>(path: string): Promise<T> {
    const told = await fetch(`${GATEWAY}${path}`, { headers: { cookie } });
    expect(told.status, await told.clone().text()).toBe(200);
    return (await told.json()) as T;
  }
  async function change(method: string, path: string, body?: object): Promise<void> {
    const told = await fetch(`${GATEWAY}${path}`, {
      method,
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(told.ok, await told.clone().text()).toBe(true);
  }
  return {
    rollout: () => ask<RolloutState>('/api/v1/rollout'),
    writePlan: (feature: string, plan: z.input<typeof RolloutPlan>) =>
      change('PUT', `/api/v1/rollout/plans/${feature}`, plan),
    endPlan: (feature: string) => change('DELETE', `/api/v1/rollout/plans/${feature}`),
    notifications: async () => {
      const { notifications } = await ask<{ notifications: { title: string }[] }>('/api/v1/notifications');
      return notifications.map(({ title }) => title);
    },
  };
}
