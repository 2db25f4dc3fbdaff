import { expect, test } from 'vitest';
import { conversation } from '../testing/fake-host.ts';
import { toJson, toMarkdown } from './export-conversation.ts';

const citations = [{ documentId: 'leave', title: 'Leave', excerpt: 'You have\n28 days.' }];
const one = conversation('a', {
  title: 'How many days\nof leave?',
  messages: [
    { id: 'm1', role: 'user', content: 'How many days\nof leave?', createdAt: 0 },
    { id: 'm2', role: 'assistant', content: '28 days.', createdAt: 61_000, citations },
  ],
});

test('as Markdown it reads as it was said, with sources', () => {
  expect(toMarkdown(one)).toEqual({
    name: 'how-many-days-of-leave.md',
    type: 'text/markdown',
    text: `# How many days of leave?

## You (1970-01-01T00:00:00Z)

How many days
of leave?

## Reply (1970-01-01T00:01:01Z)

28 days.

Sources:

1. **Leave**: You have 28 days.
`,
  });
});

test('as JSON it keeps everything', () => {
  const { name, text } = toJson(one);
  expect(name).toBe('how-many-days-of-leave.json');
  expect(JSON.parse(text)).toEqual({
    format: 'ficus-conversation',
    version: 1,
    id: 'a',
    title: one.title,
    messages: [
      { ...one.messages[0], createdAt: '1970-01-01T00:00:00Z' },
      { ...one.messages[1], createdAt: '1970-01-01T00:01:01Z' },
    ],
  });
});

test.each([
  ['///', 'conversation.md'],
  ['../../etc/passwd', 'etc-passwd.md'],
  ['Größe 😀 und Maß', 'größe-und-maß.md'],
  ['x'.repeat(200), `${'x'.repeat(60)}.md`],
])('the title %j makes the file name %s', (title, name) => {
  expect(toMarkdown({ ...one, title }).name).toBe(name);
});
