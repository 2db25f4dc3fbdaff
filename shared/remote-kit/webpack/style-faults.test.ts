import { describe, expect, test } from 'vitest';
import { styleFaults } from './style-faults.ts';

const OWN = '.view__row--a1b2c';

describe('finds nothing in', () => {
  test.each([
    ['a class of its own', `@layer ficus.views { ${OWN} { color: red } }`],
    ['a layer within its layers', `@layer ficus.views.list { ${OWN} > svg { color: red } }`],
    ['a layer of its own within', `@layer ficus.views { @layer list { ${OWN} { color: red } } }`],
    [
      'conditions',
      `@layer ficus.views { @media (width < 40rem) { @supports (x: y) { ${OWN}:hover { x: y } } } }`,
    ],
    ['a theme', `@layer ficus.views { [data-theme="dark"] ${OWN} { color: red } }`],
    ['an animation', '@layer ficus.components { @keyframes view__turn--a1b2c { to { rotate: 1turn } } }'],
    ['nesting', `@layer ficus.views { ${OWN} { & svg { color: red } } }`],
  ])('%s', (_, css) => {
    expect(styleFaults(css)).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['a rule in no layer', `${OWN} { color: red }`, 'stands in no layer'],
    ['an element', '@layer ficus.views { button { color: red } }', 'button can match'],
    ['everything', '@layer ficus.views { * { all: unset } }', '* can match'],
    ['the root', '@layer ficus.views { :root { --ficus-text: red } }', ':root can match'],
    ['a class of everybody', '@layer ficus.views { .button { color: red } }', '.button can match'],
    ['the second of a list', `@layer ficus.views { ${OWN}, body { color: red } }`, 'body can match'],
    ['who holds its class', `@layer ficus.views { body:has(${OWN}) { color: red } }`, 'body:has'],
    ['who is not of its class', `@layer ficus.views { div:not(${OWN}) { color: red } }`, 'div:not'],
    ['within a condition', '@layer ficus.views { @media print { a { color: red } } }', 'a can match'],
    ['a layer above all', `@layer mine { ${OWN} { color: red } }`, '@layer mine'],
    ['the layer of the tokens', `@layer ficus.tokens { ${OWN} { color: red } }`, '@layer ficus.tokens'],
    ['an order of layers', '@layer ficus.views, ficus.base;', '@layer ficus.views, ficus.base'],
    ['an animation of everybody', '@layer ficus.views { @keyframes appear { to { opacity: 1 } } }', 'appear'],
    ['a font', '@font-face { font-family: Inter; src: url(x.woff2) }', '@font-face'],
    ['a property', '@property --x { syntax: "*"; inherits: true }', '@property --x'],
    ['other styles', '@import url("https://elsewhere.test/x.css");', '@import'],
  ])('%s', (_, css, fault) => {
    expect(styleFaults(css)).toHaveLength(1);
    expect(styleFaults(css)[0]).toContain(fault);
  });
});
