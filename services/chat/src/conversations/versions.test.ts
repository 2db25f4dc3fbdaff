import type { Message } from '@ficus/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ChatHarness, startChatHarness } from '../testing/chat-harness.ts';
import { placesOf, type Version } from './versions.ts';

let chat: ChatHarness;
let people = 0;
beforeAll(async () => {
  chat = await startChatHarness();
});
afterAll(() => chat.close());

const somebody = () => chat.person({ id: `versions-${people++}` });
const send = (who: Caller, id: string, content: string, branch?: { of: string; before: string }) =>
  who.post(`/api/v1/conversations/${id}/messages`, {
    message: { id: `${id} ${content}`, content, createdAt: 1_000 },
    ...(branch && { branch }),
  });
const read = async (who: Caller, id: string) => (await who.get(`/api/v1/conversations/${id}`)).data;
const questions = async (who: Caller, id: string): Promise<string[]> =>
  (await read(who, id)).messages
    .filter(({ role }: Message) => role === 'user')
    .map(({ content }: Message) => content);
const places = async (who: Caller, id: string) => {
  const { messages, versions } = await read(who, id);
  return versions?.map((one) => [
    messages.find((message) => message.id === one.messageId)?.content,
    one.conversations.join(' '),
    one.index,
  ]);
};
/** The id of a message in a conversation. */
const idOf = async (who: Caller, id: string, content: string): Promise<string> =>
  (await read(who, id)).messages.find((message) => message.content === content)?.id ?? '';

/** A conversation of three questions. */
async function begin(who: Caller) {
  for (const content of ['one', 'two', 'three']) await send(who, 'a', content);
}

describe('a version', () => {
  it('shares what was said before, goes on by itself, and leaves the other as it was', async () => {
    const ada = await somebody();
    await begin(ada);
    const before = await read(ada, 'a');
    const sent = await send(ada, 'b', 'two, said better', { of: 'a', before: await idOf(ada, 'a', 'two') });
    expect(sent.status).toBe(200);
    expect(await questions(ada, 'b')).toEqual(['one', 'two, said better']);
    expect(await questions(ada, 'a')).toEqual(['one', 'two', 'three']);
    const { revision: _revision, versions: _versions, family: _family, ...rest } = before;
    expect(await read(ada, 'a')).toMatchObject(rest);
    expect(await places(ada, 'a')).toEqual([['two', 'a b', 0]]);
    expect(await places(ada, 'b')).toEqual([['two, said better', 'a b', 1]]);
    const copied = (await read(ada, 'b')).messages[1];
    expect(copied).toEqual({
      ...before.messages[1],
      id: expect.not.stringMatching(before.messages[1]?.id ?? ''),
    });
  });

  it('sent twice is begun once', async () => {
    const ada = await somebody();
    await begin(ada);
    const branch = { of: 'a', before: await idOf(ada, 'a', 'two') };
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(ada, 'b', 'again', branch)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await questions(ada, 'b')).toEqual(['one', 'again']);
  });

  it('of a version, of the same message once more, and of what both share', async () => {
    const ada = await somebody();
    await begin(ada);
    await send(ada, 'b', 'two b', { of: 'a', before: await idOf(ada, 'a', 'two') });
    await send(ada, 'b', 'three b');
    // The edited one is edited again: a third version of the same place.
    await send(ada, 'c', 'two c', { of: 'b', before: await idOf(ada, 'b', 'two b') });
    await send(ada, 'd', 'three d', { of: 'b', before: await idOf(ada, 'b', 'three b') });
    await send(ada, 'e', 'one e', { of: 'd', before: await idOf(ada, 'd', 'one') });
    expect(await places(ada, 'a')).toEqual([
      ['one', 'a e', 0],
      ['two', 'a b c', 0],
    ]);
    expect(await places(ada, 'd')).toEqual([
      ['one', 'a e', 0],
      ['two b', 'a b c', 1],
      ['three d', 'b d', 1],
    ]);
    expect(await places(ada, 'e')).toEqual([['one e', 'a e', 1]]);
    const { data } = await ada.get('/api/v1/conversations');
    expect(new Set(data.conversations.map(({ family }) => family))).toEqual(new Set(['a']));
  });

  it('stays reachable when the one it parted from is deleted, and finds it again when that is undone', async () => {
    const ada = await somebody();
    await begin(ada);
    await send(ada, 'b', 'two b', { of: 'a', before: await idOf(ada, 'a', 'two') });
    await send(ada, 'c', 'two c', { of: 'a', before: await idOf(ada, 'a', 'two') });
    await ada.delete('/api/v1/conversations/a');
    expect(await places(ada, 'c')).toEqual([['two c', 'b c', 1]]);
    await ada.post('/api/v1/conversations/a/restore', undefined);
    expect(await places(ada, 'c')).toEqual([['two c', 'a b c', 2]]);
  });

  it('bears name and pin of the conversation, and is named with it', async () => {
    const ada = await somebody();
    await begin(ada);
    await ada.patch('/api/v1/conversations/a', { title: 'Mine', isPinned: true });
    await send(ada, 'b', 'two b', { of: 'a', before: await idOf(ada, 'a', 'two') });
    expect(await read(ada, 'b')).toMatchObject({ title: 'Mine', pinnedAt: expect.any(Number) });
    await ada.patch('/api/v1/conversations/b', { title: 'Ours', isPinned: false });
    expect(await read(ada, 'a')).toMatchObject({ title: 'Ours' });
    expect(await read(ada, 'a')).not.toHaveProperty('pinnedAt');
  });

  it.each([
    ['another conversation', { of: 'nowhere', before: 'a one' }],
    ['another message', { of: 'a', before: 'nowhere' }],
    ['a message of somewhere else', { of: 'a', before: 'z one' }],
  ])('of %s that is not there is a 404, and nothing is begun', async (_what, branch) => {
    const ada = await somebody();
    await begin(ada);
    await send(ada, 'z', 'one');
    expect((await send(ada, 'b', 'two b', branch)).status).toBe(404);
    expect((await ada.get('/api/v1/conversations/b')).status).toBe(404);
  });

  it('of a conversation of somebody else is a 404', async () => {
    const [ada, ben] = [await somebody(), await somebody()];
    await begin(ada);
    const branch = { of: 'a', before: await idOf(ada, 'a', 'two') };
    expect((await send(ben, 'b', 'mine', branch)).status).toBe(404);
  });
});

it('no family, however odd, keeps a reader waiting', () => {
  const version = (id: string, partedFrom: string | null): Version => ({
    id,
    partedFrom,
    partedAt: 1,
    isDeleted: false,
  });
  expect(placesOf('a', [])).toEqual([]);
  expect(placesOf('a', [version('a', 'b'), version('b', 'a')]).length).toBeLessThanOrEqual(2);
});
