// @vitest-environment happy-dom
import type { OwnSession } from '@ficus/contracts';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { App } from '../app.tsx';
import { fakeHost, refusal, somebody } from '../testing/fake-host.ts';

afterEach(cleanup);

const session = (id: string, over: Partial<OwnSession> = {}): OwnSession => ({
  id,
  startedAt: 1000,
  expiresAt: 9e12,
  lastSeenAt: 2000,
  browser: `(X11; Linux) ${id}/1`,
  isCurrent: false,
  ...over,
});
const SESSIONS = [session('Firefox'), session('Chrome'), session('Edg', { isCurrent: true })];

function open(options: Parameters<typeof fakeHost>[1] = {}, person = somebody('ben')) {
  const fake = fakeHost([person], { path: '/people/ben', sessions: SESSIONS, ...options });
  render(<App host={fake.host} />);
  return fake;
}
const items = () => within(screen.getByRole('list', { name: 'Sessions of ben' })).getAllByRole('listitem');

test('shows where somebody is signed in, and ends one: the focus stays where the list is', async () => {
  const { auth } = open();
  await screen.findByRole('list', { name: 'Sessions of ben' });
  expect(items().map((item) => item.textContent?.split('Last')[0])).toEqual([
    'Firefox on Linux',
    'Chrome on Linux',
    'Edge on Linux',
  ]);
  within(items()[2] as HTMLElement).getByText('This one');
  fireEvent.click(screen.getByRole('button', { name: 'End the session in Firefox on Linux' }));
  await screen.findByText('Firefox on Linux: ben is signed out');
  await waitFor(() => expect(items()).toHaveLength(2));
  expect(auth.endPersonSession).toHaveBeenCalledWith({ personId: 'ben', id: 'Firefox' });
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Sessions of ben' })),
  );
});

test('ends all after it has asked, and says why it could not', async () => {
  const { auth } = open();
  auth.endPersonSessions.mockRejectedValueOnce(refusal('forbidden', 'forbidden'));
  const all = async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'End all' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'End 2 sessions of ben?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'End all' }));
  };
  await all();
  await screen.findAllByText('Session of ben: not ended');
  await all();
  await screen.findByText('ben is signed out everywhere');
  await waitFor(() => expect(items()).toHaveLength(1));
});

test.each([
  ['a member, who may not', { role: 'member' as const }, somebody('ben')],
  ['an admin, of an operator', {}, somebody('ben', { role: 'operator' })],
  ['an admin, of somebody who is deactivated', {}, somebody('ben', { status: 'deactivated' })],
])('is not asked for by %s', async (_who, options, person) => {
  const { auth, host } = open(options, person);
  await screen.findByRole('heading', { name: /ben/ });
  await waitFor(() => expect(host.ready).toHaveBeenCalled());
  expect(auth.personSessions).not.toHaveBeenCalled();
});
