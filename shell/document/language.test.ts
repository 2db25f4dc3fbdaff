import type { Release } from '@ficus/contracts';
import { CONTRACT_VERSION } from '@ficus/remote-kit';
import { expect, test } from 'vitest';
import { createDocument, type PageRequest } from './index.ts';
import { languageOf } from './language.ts';

const file = (path: string) => ({ path, integrity: `sha384-${path}` });
const document = createDocument({
  assets: () => ({
    groups: {
      main: { scripts: [file('/assets/main.js')], styles: [] },
      'sign-in': { scripts: [file('/assets/sign-in.js')], styles: [] },
      'language-de': { scripts: [file('/assets/language-de.js')], styles: [] },
    },
  }),
  remotesOrigin: 'http://remotes.test',
  isDemo: true,
});

function signInPage(over: Partial<PageRequest>) {
  return document({
    url: '/sign-in',
    person: undefined,
    flags: undefined,
    releases: {},
    nonce: '',
    note: undefined,
    theme: undefined,
    ...over,
  });
}

test.each([
  ['de-AT', 'de'],
  ['fr-FR, de;q=0.8, en;q=0.9', 'en'],
  ['en;q=0.1, DE;q=0.2', 'de'],
  ['de;q=0, *', 'en'],
  ['__proto__, toString;q=x, ;;q', 'en'],
  ['', 'en'],
])('of the languages that a browser asks for the best one is taken: %s', (acceptLanguage, language) => {
  expect(languageOf({ acceptLanguage })).toBe(language);
});

test('what was chosen counts before what the browser asks for, and nothing else is believed', () => {
  expect(languageOf({ language: 'en', acceptLanguage: 'de' })).toBe('en');
  expect(languageOf({ language: 'xx"><', acceptLanguage: 'de' })).toBe('de');
});

test('a German page says so, and runs its words, and theirs alone beside the host, before the host', () => {
  const { body, headers } = signInPage({ acceptLanguage: 'de-DE' });
  expect(body).toContain('<html lang="de">');
  expect(body).toContain('<title>Anmelden · Ficus</title>');
  expect(body).toContain('Admin von Acme');
  const [words, main] = ['language-de.js"', 'main.js"'].map((name) => body.indexOf(`src="/assets/${name}`));
  expect(words).toBeGreaterThan(0);
  expect(words).toBeLessThan(main ?? 0);
  expect(headers['content-security-policy']).toContain("'sha384-/assets/language-de.js'");
});

test('an English page has not a byte of German', () => {
  const { body, headers } = signInPage({ acceptLanguage: 'en-GB' });
  expect(body).toContain('<html lang="en">');
  expect(body + JSON.stringify(headers)).not.toContain('language-');
});

test('a German page asks for the words of its remote with the code, and an English one does not', () => {
  const chat: Release = {
    name: 'chat',
    version: '1.0.0',
    contract: CONTRACT_VERSION,
    container: 'ficus_chat',
    manifest: file('manifest.json'),
    entry: file('entry.js'),
    scripts: [],
    styles: [],
    lean: {
      container: 'ficus_chat_lean',
      entry: file('lean-entry.js'),
      scripts: [file('lean-remote.js')],
      styles: [],
      languages: { de: [file('lean-language-de.js')] },
    },
    files: [],
  };
  const toggle = { name: 'new_chat_mfe', enabled: true, impressionData: false };
  const chatPage = (acceptLanguage: string) =>
    signInPage({
      url: '/chat',
      acceptLanguage,
      person: {
        id: 'user_ada',
        email: 'ada@acme.test',
        name: 'Ada',
        tenantId: 'acme',
        tenantName: 'Acme',
        role: 'admin',
      },
      flags: { toggles: [{ ...toggle, variant: { name: 'disabled', enabled: false } }], revision: 1 },
      releases: { chat: [chat] },
    });
  const { body, headers } = chatPage('de');
  const words = 'http://remotes.test/chat/1.0.0/lean-language-de.js';
  expect(body).toContain(`as="script" href="${words}"`);
  expect(body).not.toContain(`src="${words}"`);
  expect(headers['content-security-policy']).toContain("'sha384-lean-language-de.js'");
  expect(chatPage('en').body).not.toContain(`href="${words}"`);
});
