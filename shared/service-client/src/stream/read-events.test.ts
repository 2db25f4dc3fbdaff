import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvents, type ServerEvent } from './read-events.ts';

async function read(chunks: readonly string[]): Promise<ServerEvent[]> {
  const bytes = new TextEncoder().encode(chunks.join(''));
  const sizes = chunks.map((chunk) => new TextEncoder().encode(chunk).length);
  return readBytes(bytes, sizes);
}

async function readBytes(bytes: Uint8Array, sizes: readonly number[]): Promise<ServerEvent[]> {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const size of sizes) {
        if (size > 0) controller.enqueue(bytes.slice(at, at + size));
        at += size;
      }
      controller.enqueue(bytes.slice(at));
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

test.each([
  [
    'an event with all it may have',
    ['id: 7\nevent: text\ndata: a\n\n'],
    [{ id: '7', event: 'text', data: 'a' }],
  ],
  ['lines of data as one', ['data: a\ndata: b\n\n'], [{ id: undefined, event: 'message', data: 'a\nb' }]],
  [
    'an id that stays',
    ['id: 1\ndata: a\n\ndata: b\n\n'],
    [
      { id: '1', data: 'a' },
      { id: '1', data: 'b' },
    ],
  ],
  ['nothing of comments and blank lines', [': \n\n\n\nretry: 1000\n\n'], []],
  ['nothing of what breaks off', ['data: a\n\nda', 'ta: b\n'], [{ data: 'a' }]],
  ['other ends of lines', ['data: a\r\n\r\ndata: b\r', '\n\r\n'], [{ data: 'a' }, { data: 'b' }]],
  ['a value without a space before it, or none', ['data:a\ndata\n\n'], [{ data: 'a\n' }]],
])('reads %s', async (_title, chunks, expected) => {
  expect(await read(chunks)).toMatchObject(expected);
});

test('wherever the bytes are cut, the events are the same', async () => {
  const text = fc.string({ unit: 'grapheme' }).map((value) => JSON.stringify(value));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 8 }), fc.array(fc.nat(9)), async (datas, sizes) => {
      const stream = datas.map((data, index) => `id: ${index}\ndata: ${data}\n\n`).join('');
      const events = await readBytes(new TextEncoder().encode(stream), sizes);
      expect(events.map(({ data }) => data)).toEqual(datas);
    }),
    { numRuns: 300 },
  );
});
