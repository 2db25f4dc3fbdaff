import { describe, expect, it } from 'vitest';
import { parseUpload } from './parse-upload.ts';

const CODE = ['```ts', 'const a_b = marmots * 2; // `all` of _them_', '```'].join('\n');

describe('code in an own document', () => {
  it('stays as it is, while the marks of emphasis around it go', () => {
    const { passages } = parseUpload(`# Sorting\n\nDo it **so**:\n\n${CODE}\n\nThat is _all_.`, 'sorting.md');
    expect(passages.map(({ text }) => text)).toEqual([`Do it so:\n\n${CODE}\n\nThat is all.`]);
  });

  it('is closed and opened again where a long block is cut, and nothing of it is lost', () => {
    const lines = Array.from({ length: 80 }, (_, line) => `line ${line} of code_that is * long;`);
    const { passages } = parseUpload(`# Long\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`, 'long.md');
    expect(passages.length).toBeGreaterThan(1);
    for (const { text } of passages) expect(text.match(/^```/gm)?.length).toBe(2);
    const all = passages.map(({ text }) => text).join(' ');
    for (const line of lines) for (const word of line.split(' ')) expect(all).toContain(word);
  });

  it('that is never closed ends with the text', () => {
    const { passages } = parseUpload('# Open\n\n```\n*not emphasis*', 'open.md');
    expect(passages[0]?.text).toBe('```\n*not emphasis*');
  });
});
