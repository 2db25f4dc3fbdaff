import { expect, it } from 'vitest';
import { eagerly } from './eager-modules-plugin.ts';

it.each([
  ['a later chunk', '(self.c||=[]).push([[7],{12(e,t,n){t.a=1},3:(e,t)=>{t.b=2},4:e=>{e.c=3}}]);'],
  ['an entry', '(()=>{"use strict";var e={12(e,t,n){t.a=1},3:(e,t)=>{t.b=2},4:e=>{e.c=3}};go(e)})();'],
])('marks the modules of %s as functions to be compiled at once, and nothing else', (_what, code) => {
  const changed = eagerly(code);
  expect(changed).toContain('{12:(function(e,t,n){t.a=1}),3:((e,t)=>{t.b=2}),4:(e=>{e.c=3})}');
  expect(
    changed
      .replace(':(function(e,t,n){t.a=1})', '(e,t,n){t.a=1}')
      .replace(/:\(((?:e|\(e,t\))=>\{[^}]*\})\)/g, ':$1'),
  ).toBe(code);
});

it('leaves scripts alone that hold no modules', () => {
  const code = 'const words={a(){return 1},"b-c":()=>2};go(words);';
  expect(eagerly(code)).toBe(code);
});

it('reads native modules too', () => {
  const code = 'import e from"react";var t={12(e,t,n){t.a=1}};export{t as table};';
  expect(eagerly(code, 'module')).toContain('{12:(function(e,t,n){t.a=1})}');
  expect(() => eagerly(code)).toThrow(SyntaxError);
});
