import { DOCUMENTS_LIMIT } from '@ficus/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDocuments } from '../replies/load-documents.ts';
import { type Caller, type ChatHarness, startChatHarness } from '../testing/chat-harness.ts';
import { parseUpload } from './parse-upload.ts';

let chat: ChatHarness;
let people = 0;
beforeAll(async () => {
  chat = await startChatHarness();
});
afterAll(() => chat.close());

const somebody = () => chat.person({ id: `reader-${people++}`, tenantId: 'acme' });
const add = (who: Caller, name: string, text: string) => who.post('/api/v1/documents', { name, text });
const own = async (who: Caller) =>
  (await who.get('/api/v1/documents')).data.documents.filter(({ source }) => source === 'own');
const ask = async (who: Caller, content: string) => {
  const id = crypto.randomUUID();
  const message = { id, content, createdAt: 1 };
  return (await who.post(`/api/v1/conversations/${id}/messages`, { message })).data.reply;
};

const ZOO =
  '# The zoo of Acme\n\nOur zoo is behind the canteen.\n\n## Zebras\n\nThere are **four** zebras, fed at noon.\n';

describe('an own document', () => {
  it('is listed before those that come with the service, and quoted with its name', async () => {
    const ada = await somebody();
    const added = await add(ada, 'zoo.md', ZOO);
    expect(added).toEqual({
      status: 200,
      data: {
        id: expect.stringMatching(/^own-/),
        title: 'The zoo of Acme',
        source: 'own',
        size: ZOO.length,
        addedAt: expect.any(Number),
      },
    });
    const { documents } = (await ada.get('/api/v1/documents')).data;
    expect(documents[0]).toEqual(added.data);
    expect(documents).toContainEqual({ id: 'leave', title: 'Leave', source: 'shipped' });
    const reply = await ask(ada, 'When are the zebras fed?');
    expect(reply.content).toContain('There are four zebras, fed at noon.');
    expect(reply.citations?.[0]).toMatchObject({ documentId: added.data.id, title: 'The zoo of Acme' });
  });

  it('is nobody else’s: neither listed, nor quoted, nor removable, be it the same tenant', async () => {
    const [ada, ben] = [await somebody(), await somebody()];
    const { data } = await add(ada, 'zoo.md', ZOO);
    expect(await own(ben)).toEqual([]);
    expect((await ask(ben, 'When are the zebras fed?')).content).not.toContain('noon');
    expect((await ben.delete(`/api/v1/documents/${data.id}`)).status).toBe(404);
    expect(await own(ada)).toEqual([data]);
  });

  it('under the same name takes the place of the one before', async () => {
    const ada = await somebody();
    await add(ada, 'zoo.md', ZOO);
    await add(ada, 'zoo.md', ZOO.replace('noon', 'midnight'));
    expect(await own(ada)).toHaveLength(1);
    expect((await ask(ada, 'When are the zebras fed?')).content).toContain('midnight');
  });

  it('is gone for new replies once it is removed, and stays in what it was quoted in', async () => {
    const ada = await somebody();
    const { data } = await add(ada, 'zoo.md', ZOO);
    const reply = await ask(ada, 'When are the zebras fed?');
    expect((await ada.delete(`/api/v1/documents/${data.id}`)).status).toBe(204);
    expect((await ada.delete(`/api/v1/documents/${data.id}`)).status).toBe(404);
    expect((await ask(ada, 'When are the zebras fed?')).citations ?? []).toEqual([]);
    const { conversations } = (await ada.get('/api/v1/conversation-changes')).data;
    expect(JSON.stringify(conversations)).toContain(reply.citations?.[0]?.excerpt);
  });

  it('survives the service’s start, which looks after its own', async () => {
    const ada = await somebody();
    await add(ada, 'zoo.md', ZOO);
    await loadDocuments(chat.db);
    expect(await own(ada)).toHaveLength(1);
  });

  it('one more than the limit is refused, also when several come at once', async () => {
    const ada = await somebody();
    const answers = await Promise.all(
      Array.from({ length: DOCUMENTS_LIMIT + 3 }, (_, index) => add(ada, `${index}.md`, `Text ${index}`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(DOCUMENTS_LIMIT);
    expect(answers.filter(({ data }) => data.code === 'too-many-documents')).toHaveLength(3);
    expect((await add(ada, '0.md', 'Another text')).status).toBe(200);
  });

  it.each([
    ['nothing but marks', { name: 'a.md', text: ' # \n\n **\n' }],
    ['no text', { name: 'a.md', text: '' }],
    ['too long a text', { name: 'a.md', text: 'x'.repeat(200_001) }],
    ['a name of two lines', { name: 'a\nb', text: 'x' }],
  ])('with %s is refused', async (_what, body) => {
    const ada = await somebody();
    expect((await ada.post('/api/v1/documents', body)).status).toBe(400);
  });

  it('that is as long as it may be, of characters that need most room, is taken', async () => {
    const ada = await somebody();
    expect((await add(ada, 'long.txt', '\u0001é'.repeat(100_000))).status).toBe(200);
  });

  it('cannot take the place of one that comes with the service, nor remove it', async () => {
    const ada = await somebody();
    await add(ada, 'leave', '# Leave\n\nEverybody has 99 days.');
    expect((await ada.delete('/api/v1/documents/leave')).status).toBe(404);
    const ben = await somebody();
    expect((await ask(ben, 'How many days of leave do I have?')).content).toContain('28 days');
  });
});

describe('dividing an upload', () => {
  it('goes by headings of any level, and names passages by document and heading', () => {
    expect(parseUpload('Before\n# A *b*\nText\n### C ###\nMore\n', 'x.md')).toEqual({
      title: 'A *b*',
      passages: [
        { heading: 'A *b*', text: 'Before' },
        { heading: 'A *b*', text: 'Text' },
        { heading: 'A *b*: C', text: 'More' },
      ],
    });
  });

  it.each([
    ['notes of may.txt', 'notes of may'],
    ['.env', '.env'],
    ['v1.2', 'v1'],
  ])('a text without headings is called by its name: %s', (name, title) => {
    expect(parseUpload('Text', name)).toEqual({ title, passages: [{ heading: title, text: 'Text' }] });
  });

  it('cuts long parts between paragraphs, sentences or words, and loses none', () => {
    const sentence = 'A sentence of some words that goes on for a while. ';
    const text = `${sentence.repeat(40)}\n\n${'word '.repeat(600)}\n\n${'x'.repeat(3_000)}`;
    const { passages } = parseUpload(text, 'x.txt');
    for (const passage of passages) expect(passage.text.length).toBeLessThanOrEqual(1_200);
    const letters = (all: string) => all.replace(/\s/g, '');
    expect(letters(passages.map((passage) => passage.text).join(''))).toBe(letters(text));
    expect(passages[0]?.text).toMatch(/\.$/);
  });
});
