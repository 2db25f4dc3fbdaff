import { SECOND_GATEWAY } from '../system/addresses.ts';
import { startSecondGateway } from '../system/second-gateway.ts';
import { startTalkingChat, type TalkingChat } from '../system/talking-chat.ts';
import { expect, test } from '../test.ts';

test.use({
  baseURL: SECOND_GATEWAY,
  expectedErrors: { patterns: [/ERR_INTERNET_DISCONNECTED/, /Failed to load/] },
});

let model: TalkingChat;
let endGateway: () => Promise<void>;
test.beforeAll(async () => {
  model = await startTalkingChat();
  endGateway = await startSecondGateway({ CHAT_URL: model.url });
});
test.afterAll(async () => {
  await endGateway();
  await model.end();
});

test('an answer comes word by word, survives a lost connection, and ends where the person stops it', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await signIn('ada');
  await chat.open();
  await chat.expectView('remote');
  await chat.startConversation();
  const live = chat.section.locator('[data-live]');
  const stop = chat.section.getByRole('button', { name: 'Stop' });
  const send = chat.section.getByRole('button', { name: 'Send', exact: true });
  const sent = page.waitForRequest((request) => request.url().endsWith('/messages/stream'));

  await test.step('word by word, through the front door', async () => {
    await chat.message.fill('Tell me about the strangler fig');
    await send.click();
    await model.say('It grows');
    await expect(live).toContainText('It grows');
    await expect(stop).toBeVisible();
    await model.say(' around a tree.');
    await expect(live).toContainText('It grows around a tree.');
    await model.finish();
    await expect(chat.section.locator('[data-role="assistant"]')).toContainText('It grows around a tree.');
    await expect(live).toHaveCount(0);
    await expect(send).toBeVisible();
  });

  await test.step('from the click to the line in the service’s log', async () => {
    const headers = await (await sent).allHeaders();
    const traceId = headers.traceparent?.split('-')[1];
    await expect
      .poll(() => model.log().filter((line) => line.traceId === traceId))
      .toContainEqual(
        expect.objectContaining({
          requestId: headers['x-request-id'],
          feature: 'chat',
          view: 'remote',
          service: 'chat',
        }),
      );
  });

  await test.step('stopped: what there is by then is the answer', async () => {
    await chat.message.fill('And once more');
    await send.click();
    await model.say('Once upon a');
    await expect(live).toContainText('Once upon a');
    await stop.click();
    await expect(chat.section.locator('[data-role="assistant"]').last()).toContainText('Once upon a');
    await expect(send).toBeVisible();
    await expect(chat.message).toBeFocused();
    await model.finish();
  });

  await test.step('kept without a connection, over a reload, and sent once when there is one', async () => {
    await page.route('**/api/v1/**', (route) => route.abort('internetdisconnected'));
    await chat.message.fill('Said without a connection');
    await send.click();
    await expect(chat.section.getByText(/Not sent yet/)).toBeVisible();
    await page.reload();
    await expect(chat.section.getByText('Said without a connection').last()).toBeVisible();
    await page.unroute('**/api/v1/**');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await model.say('Heard.');
    await model.finish();
    await expect(chat.section.locator('[data-role="assistant"]').last()).toContainText('Heard.');
    await expect(chat.section.getByText('Said without a connection', { exact: true })).toHaveCount(1);
    await page.reload();
    await expect(chat.section.getByText('Said without a connection', { exact: true })).toHaveCount(1);
  });
});
