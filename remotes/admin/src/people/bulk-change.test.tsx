// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { App } from '../app.tsx';
import { failure, fakeHost, somebody } from '../testing/fake-host.ts';

// It asks a service by a client of its own, which journeys in the browser have and this has not.
vi.mock('../create/late-creations.tsx', () => ({ LateCreations: () => null }));

afterEach(cleanup);

const ada = somebody('ada', { role: 'admin' });
const ben = somebody('ben');
const cem = somebody('cem', { role: 'admin' });
const dan = somebody('dan', { status: 'deactivated' });
const ivy = somebody('ivy', { status: 'invited', expiresAt: 9e12 });

const box = (name: string) => screen.getByRole('checkbox', { name: `Select ${name}` });
const isSelected = (name: string) => box(name).getAttribute('aria-checked') === 'true';
const bar = () => within(screen.getByRole('region', { name: 'Selected people' }));
const row = (name: string) => {
  const found = screen.getByRole('link', { name }).closest('tr');
  if (!found) throw new Error(`no row of ${name}`);
  return within(found);
};
async function confirm(button: string) {
  fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: button }));
}
async function open(people: Parameters<typeof fakeHost>[0], search = '') {
  const fake = fakeHost(people, { search });
  render(<App host={fake.host} />);
  await screen.findByRole('checkbox', { name: 'Select all' });
  await waitFor(() => expect(fake.host.ready).toHaveBeenCalled());
  return fake;
}

test('does it to all in one request: who is done leaves the selection, who is refused stays, with the reason', async () => {
  const { host, people } = await open([ada, ben, cem, ivy]);
  for (const name of ['ben', 'cem', 'ivy']) fireEvent.click(box(name));
  bar().getByText('3 selected');
  expect(box('ada').hasAttribute('disabled')).toBe(true);
  fireEvent.click(bar().getByRole('button', { name: 'Deactivate' }));
  expect(people.change).not.toHaveBeenCalled();
  await confirm('Deactivate');
  expect(await screen.findAllByText('2 people are deactivated')).not.toEqual([]);
  expect(people.change.mock.calls).toEqual([
    [{ ids: ['ben', 'cem', 'ivy'], change: { kind: 'deactivate' } }],
  ]);
  bar().getByText('1 selected');
  bar().getByText('One was not changed');
  expect(bar().getByRole('listitem').textContent).toBe('ivy: They have not joined yet.');
  expect([isSelected('ben'), isSelected('cem'), isSelected('ivy')]).toEqual([false, false, true]);
  expect(host.announce).toHaveBeenCalledWith('Not changed: ivy: They have not joined yet.', 'assertive');
  await waitFor(() => row('ben').getByText('Deactivated'));
});

test('takes it back as it was for each, and only where it made a difference', async () => {
  const { people } = await open([ada, ben, cem]);
  for (const name of ['ben', 'cem']) fireEvent.click(box(name));
  fireEvent.click(bar().getByRole('button', { name: 'Change role' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Admin' }));
  await confirm('Change role');
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findAllByText('Undone for ben')).not.toEqual([]);
  expect(people.change.mock.calls.map(([input]) => input)).toEqual([
    { ids: ['ben', 'cem'], change: { kind: 'role', role: 'admin' } },
    { ids: ['ben'], change: { kind: 'role', role: 'member' } },
  ]);
});

test('removes after a question, offers no way back, and leaves the focus where something is', async () => {
  const { people } = await open([ada, ben, dan]);
  fireEvent.click(box('ben'));
  fireEvent.click(box('dan'));
  fireEvent.click(bar().getByRole('button', { name: 'Remove' }));
  await confirm('Remove');
  expect(await screen.findAllByText('2 people are removed')).not.toEqual([]);
  await waitFor(() => expect(screen.queryByRole('link', { name: 'ben' })).toBeNull());
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  expect(screen.queryByRole('region', { name: 'Selected people' })).toBeNull();
  await waitFor(() => expect(document.activeElement?.tagName).not.toBe('BODY'));
  expect(people.change).toHaveBeenCalledTimes(1);
});

test('a request that fails leaves all selected, with why', async () => {
  const { people } = await open([ada, ben, dan]);
  people.change.mockRejectedValueOnce(failure('offline'));
  fireEvent.click(box('ben'));
  fireEvent.click(box('dan'));
  fireEvent.click(bar().getByRole('button', { name: 'Reactivate' }));
  await waitFor(() => bar().getByText('2 were not changed'));
  expect([isSelected('ben'), isSelected('dan')]).toEqual([true, true]);
});

test('selects a range with Shift, all that match over all pages, and begins anew with another question', async () => {
  const many = Array.from({ length: 260 }, (_, index) => somebody(`p${String(index).padStart(3, '0')}`));
  const { people } = await open([ada, ...many], '?role=member');
  const user = userEvent.setup();
  await user.click(box('p002'));
  await user.keyboard('{Shift>}');
  await user.click(box('p006'));
  await user.keyboard('{/Shift}');
  bar().getByText('5 selected');
  await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
  bar().getByText('25 selected');
  await user.click(screen.getByRole('button', { name: 'Next page' }));
  await screen.findByRole('link', { name: 'p030' });
  bar().getByText('25 selected');
  await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
  bar().getByText('50 selected');
  await user.click(bar().getByRole('button', { name: 'Select all 260 that match' }));
  await waitFor(() => bar().getByText('260 selected'));
  expect(bar().queryByRole('button', { name: /that match/ })).toBeNull();
  await user.click(bar().getByRole('button', { name: 'Deactivate' }));
  await confirm('Deactivate');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Selected people' })).toBeNull());
  // Two hundred at a time.
  expect(people.change.mock.calls.map(([{ ids }]) => ids.length)).toEqual([200, 60]);

  await user.click(box('p030'));
  bar().getByText('1 selected');
  await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'p03{Enter}');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Selected people' })).toBeNull());
});
