import { TenantSettings } from '@ficus/contracts';
import { expect, test } from 'vitest';
import { checkSettings, type SettingsFaults, type SettingsText } from './check-settings.ts';

const GOOD: SettingsText = { name: 'Acme', invitationDays: '14', emailDomains: '' };

test.each<[string, Partial<SettingsText>, keyof SettingsFaults]>([
  ['no name', { name: '  ' }, 'name'],
  ['a name too long', { name: 'x'.repeat(101) }, 'name'],
  ['no days', { invitationDays: '' }, 'invitationDays'],
  ['none at all', { invitationDays: '0' }, 'invitationDays'],
  ['too many days', { invitationDays: '91' }, 'invitationDays'],
  ['half a day', { invitationDays: '1.5' }, 'invitationDays'],
  ['words for days', { invitationDays: 'two' }, 'invitationDays'],
  ['an address for a domain', { emailDomains: 'ada@acme.test' }, 'emailDomains'],
  ['a word for a domain', { emailDomains: 'acme.test, acme' }, 'emailDomains'],
  [
    'too many domains',
    { emailDomains: Array.from({ length: 21 }, (_, index) => `d${index}.test`).join(' ') },
    'emailDomains',
  ],
])('finds fault with %s', (_, text, field) => {
  const checked = checkSettings({ ...GOOD, ...text });
  expect(checked.isGood ? [] : Object.keys(checked.faults)).toEqual([field]);
});

test('names all faults together', () => {
  const checked = checkSettings({ name: '', invitationDays: '', emailDomains: 'x' });
  expect(checked.isGood ? [] : Object.keys(checked.faults)).toHaveLength(3);
});

test('reads what is good into what the service takes', () => {
  const checked = checkSettings({
    name: ' Acme Ltd ',
    invitationDays: '30',
    emailDomains: '@Acme.test,\nacme.test  mail.acme.test',
  });
  if (!checked.isGood) throw new Error('not good');
  expect(checked.name).toBe('Acme Ltd');
  expect(TenantSettings.parse(checked.settings)).toEqual({
    invitationDays: 30,
    emailDomains: ['acme.test', 'mail.acme.test'],
  });
});
