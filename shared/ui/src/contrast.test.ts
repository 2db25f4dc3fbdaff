import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const PATTERN = /--ficus-([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/gu;
const MORE = '@media (prefers-contrast: more)';
type Colours = ReadonlyMap<string, Readonly<Record<'light' | 'dark', string>>>;

function coloursIn(text: string): Colours {
  const found = [...text.matchAll(PATTERN)];
  return new Map(found.map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}

const [common = '', forMore = ''] = css.split(MORE);
const usual = coloursIn(common);
const more: Colours = new Map([...usual, ...coloursIn(forMore)]);

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Colours, front: string, back: string, scheme: 'light' | 'dark'): number {
  const [first, second] = [front, back].map((name) => {
    const value = colours.get(name)?.[scheme];
    if (value === undefined) throw new Error(`No token --ficus-${name} in tokens.css`);
    return luminance(value);
  }) as [number, number];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

const grounds = ['canvas', 'sunken', 'surface', 'raised', 'hover'];
const text = [
  ...['text', 'text-muted', 'accent-text'].flatMap((front) => grounds.map((back) => [front, back])),
  ['text-placeholder', 'raised'],
  ['text-placeholder', 'surface'],
  ['text', 'pressed'],
  ['text', 'thumb'],
  ['text-muted', 'pressed'],
  ['accent-text', 'accent-soft'],
  ['fig', 'fig-soft'],
  ['danger-text', 'surface'],
  ['on-inverse', 'inverse'],
  ['on-inverse-accent', 'inverse'],
  ['text', 'accent-soft'],
  ['text-muted', 'accent-soft'],
  ['danger-text', 'raised'],
  ...['accent', 'accent-hover', 'accent-pressed'].map((back) => ['on-accent', back]),
  ...['danger', 'danger-hover'].map((back) => ['on-danger', back]),
  ...['info', 'success', 'warning', 'danger'].flatMap((tone) => [
    [`${tone}-text`, `${tone}-soft`],
    ['text', `${tone}-soft`],
    ['text-muted', `${tone}-soft`],
  ]),
] as [string, string][];
const shapes = [
  ...['canvas', 'surface', 'raised'].flatMap((back) => [
    ['line-control', back],
    ['focus', back],
    ['accent', back],
    ['danger', back],
  ]),
  ['line-control', 'sunken'],
  ['on-accent', 'accent'],
  ['on-inverse-accent', 'inverse'],
] as [string, string][];

describe.each(['light', 'dark'] as const)('in %s colours', (scheme) => {
  test.each(text)('%s on %s reads well (4.5:1), and with more contrast very well (7:1)', (front, back) => {
    expect(contrast(usual, front, back, scheme)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(more, front, back, scheme)).toBeGreaterThanOrEqual(7);
  });

  test.each(shapes)('%s on %s is seen (3:1), and with more contrast well (4.5:1)', (front, back) => {
    expect(contrast(usual, front, back, scheme)).toBeGreaterThanOrEqual(3);
    expect(contrast(more, front, back, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['canvas', 'surface', 'raised'])('with more contrast every line is seen on %s (3:1)', (back) => {
    expect(contrast(more, 'line', back, scheme)).toBeGreaterThanOrEqual(3);
  });
});
