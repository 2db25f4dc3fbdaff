// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { HostContext } from '../host-context.ts';
import { fakeHost } from '../testing/fake-host.ts';
import { MarkdownText } from './markdown-text.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(text: string) {
  const { host } = fakeHost();
  const { container } = render(
    <HostContext value={host}>
      <MarkdownText text={text} />
    </HostContext>,
  );
  return { host, container, html: () => container.firstElementChild?.innerHTML };
}

test.each([
  [
    'Some **strong**, _soft_ and ~~old~~ words',
    '<p>Some <strong>strong</strong>, <em>soft</em> and <del>old</del> words</p>',
  ],
  ['one\ntwo', '<p>one<br>two</p>'],
  ['# Top\n\ntext', '<h3>Top</h3><p>text</p>'],
  ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
  ['> said', '<blockquote><p>said</p></blockquote>'],
  ['a &amp; b &lt; c &#x1f600;', '<p>a &amp; b &lt; c 😀</p>'],
])('%j', (text, html) => {
  expect(show(text).html()).toBe(html);
});

test('a table has heads of its columns, and can be scrolled by keyboard', () => {
  show('| a | b |\n|---|--:|\n| 1 | 2 |');
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['a', 'b']);
  expect(screen.getByRole('region', { name: 'Table' }).tabIndex).toBe(0);
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'text <b onmouseover="alert(1)">bold</b>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt&#58;alert(1))',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '[a](vbscript:x)',
  '![a](https://elsewhere.test/pixel.png)',
  '<javascript:alert(1)>',
  '[a](/sign-out)',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '[a](https://a.test "\\" onclick=\\"alert(1)")',
])('makes nothing of %j that runs, is fetched or leads into this host', (text) => {
  const { container } = show(text);
  expect(container.querySelector('script, img, svg, style, b, iframe, [onclick], [onerror]')).toBeNull();
  for (const link of container.querySelectorAll('a')) {
    expect(link.protocol).toBe('https:');
    expect(link.rel).toBe('noopener noreferrer');
    expect(link.getAttributeNames().sort()).toEqual(['href', 'rel', 'target']);
  }
});

test('code is coloured once what colours it has come, stays the same text, and is copied', async () => {
  const writeText = vi.fn(async () => {});
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const code = 'const a = "<b>"; // why';
  const { container, host } = show(`\`\`\`ts\n${code}\n\`\`\``);
  const shown = container.querySelector('pre');
  expect(shown?.textContent).toBe(code);
  await waitFor(() => expect(shown?.querySelectorAll('span').length).toBeGreaterThan(2));
  expect(shown?.textContent).toBe(code);
  fireEvent.click(screen.getByRole('button', { name: 'Copy the code' }));
  await screen.findByRole('button', { name: 'Copied' });
  expect(writeText).toHaveBeenCalledExactlyOnceWith(code);
  expect(host.announce).toHaveBeenCalledWith('Copied', 'polite');
});

test.each(['', 'nosuchlanguage', '__proto__'])('code in %j stays as it is', (language) => {
  const { container } = show(`\`\`\`${language}\nlet x;\n\`\`\``);
  expect(container.querySelector('pre')?.innerHTML).toBe('<code>let x;</code>');
});

test('a reply that is not whole yet is drawn as far as it goes', () => {
  expect(show('Look:\n\n```ts\nlet x').container.querySelector('pre')?.textContent).toBe('let x');
});
