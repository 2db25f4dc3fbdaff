import { expect, test } from 'vitest';
import type { Change } from './difference.ts';
import { normalise } from './normalise.ts';

const BEGAN = Date.UTC(2026, 10, 26, 12);
const facts = { mark: 'grmblxyz', beganAt: BEGAN };
const added = (row: Change['row'], table = 'directory.invitations'): Change => ({
  table,
  what: 'added',
  row,
});
const lines = (...changes: Change[]) => normalise(changes, facts);
const uuid = (digit: number) => `${digit}1e2d3c4-0000-4000-8000-00000000000${digit}`;

test('ids become numbers that say which are the same, whatever they are and in whichever order they come', () => {
  const told = (id: string, other: string) => [
    added({ id: `inv_${id}`, name: 'Kim grmblxyz' }),
    added({ id: other, subject: `invitation/inv_${id}` }, 'directory.events'),
  ];
  const one = lines(...told(uuid(1), uuid(2)));
  expect(lines(...told(uuid(9), uuid(3)).reverse())).toEqual(one);
  // An event about something else.
  expect(
    lines(added({ id: `inv_${uuid(1)}`, name: 'Kim grmblxyz' }), told(uuid(4), uuid(2))[1] as Change),
  ).not.toEqual(one);
});

test('the id of an old chat, of a message that was carried over, and of a new one are the same', () => {
  const digest = 'aGjUkt9q2pFoTSE4HyOMVQ8Dr0NkSxNLTRc-Yfrf7g0';
  const talked = (conversation: string, message: string) => lines(added({ conversation, message }));
  expect(talked('chat_m1x2y3z4_ab12cd', `legacy-${digest}`)).toEqual(talked(uuid(1), uuid(2)));
  expect(talked(uuid(1), uuid(1))).not.toEqual(talked(uuid(1), uuid(2)));
});

test('the digest of a link, bytes that are others each time, is an id', () => {
  const linked = (digest: string, other: string) =>
    lines(added({ digest: `\\x${digest.repeat(64)}`, other: `\\x${other.repeat(64)}` }, 'directory.links'));
  expect(linked('a', 'b')).toEqual(linked('1', '2'));
  expect(linked('a', 'a')).not.toEqual(linked('1', '2'));
});

test('times are how many days away they are: text, milliseconds and microseconds', () => {
  const day = 86_400_000;
  const row = {
    at: '2026-11-26T12:00:01.5+00:00',
    expires: new Date(BEGAN + 14 * day).toISOString(),
    ms: BEGAN + 3 * day,
    micros: (BEGAN - 2 * day) * 1000,
    days: 14,
  };
  expect(lines(added(row))[0]).toContain(
    '{"at":"<now>","expires":"<+14 days>","ms":"<+3 days>","micros":"<-2 days>","days":14}',
  );
});

test('counters count by how much they grew', () => {
  const changed = (before: number, after: number) =>
    lines({ table: 'directory.people', what: 'changed', row: { id: 'user_dara', version: [before, after] } });
  expect(changed(1, 2)).toEqual(changed(7, 8));
  expect(changed(1, 2)).not.toEqual(changed(1, 3));
});

test('what is said stays: another role, another name, one row more', () => {
  const base = added({ role: 'admin', name: 'Kim grmblxyz' });
  const one = lines(base);
  expect(lines(added({ role: 'member', name: 'Kim grmblxyz' }))).not.toEqual(one);
  expect(lines(added({ role: 'admin', name: 'Kim Grmblxyz' }))).not.toEqual(one);
  expect(lines(base, base)).not.toEqual(one);
});
