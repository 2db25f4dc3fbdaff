import compile from 'icu-minify/compile';
import { isValidElement, type ReactElement } from 'react';
import { afterEach, expect, test } from 'vitest';
import { wordsFrom } from './catalogue.ts';
import { dateFormat, list, number } from './formats.ts';
import { plural } from './plural.ts';
import { rich } from './rich.ts';
import { language, speak, t, translate } from './text.ts';

afterEach(() => speak(undefined));

const compiled = (messages: Record<string, string>) =>
  Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compile(message)]));

function speakGerman(): void {
  speak(
    wordsFrom(
      'de',
      compiled({ Close: 'Zu', '{0} on {1}': 'Auf {1}: {0}' }),
      compiled({
        Close: 'Schließen',
        '{count, plural, one {# file of {name}} other {# files of {name}}}':
          '{count, plural, one {# Datei von {name}} other {# Dateien von {name}}}',
      }),
    ),
  );
}

const files = (count: number) =>
  plural(count, { one: '# file of {name}', other: '# files of {name}' }, { name: 'Ada' });

test('without another language texts are what stands in the code', () => {
  expect(language()).toBe('en');
  expect(t`Close`).toBe('Close');
  expect(t`${'Chrome'} on ${'Linux'}`).toBe('Chrome on Linux');
  expect(t`It’s\u00a0here`).toBe('It’s\u00a0here');
  expect([files(1), files(1200)]).toEqual(['1 file of Ada', '1,200 files of Ada']);
});

test('in German they are the German ones, with values and numbers in their German places', () => {
  speakGerman();
  expect(language()).toBe('de');
  expect(t`${'Chrome'} on ${'Linux'}`).toBe('Auf Linux: Chrome');
  expect([files(1), files(1200)]).toEqual(['1 Datei von Ada', '1.200 Dateien von Ada']);
  expect(number(1234.5)).toBe('1.234,5');
  expect(list(['a', 'b', 'c'])).toBe('a, b und c');
  expect(dateFormat({ dateStyle: 'long', timeZone: 'UTC' })(0)).toBe('1. Januar 1970');
});

test('of two catalogues the later one counts, and what none has is shown in English', () => {
  speakGerman();
  expect([t`Close`, translate('Close')]).toEqual(['Schließen', 'Schließen']);
  expect([t`Unheard of ${1}`, translate('Unheard of')]).toEqual(['Unheard of 1', 'Unheard of']);
});

test('elements stand where the language puts them', () => {
  speakGerman();
  const text = rich`${'Chrome'} on ${'Linux'}`;
  expect(isValidElement(text)).toBe(true);
  const { children } = (text as ReactElement<{ children: string[] }>).props;
  expect(children.join('|')).toBe('Auf |Linux|: |Chrome|');
});
