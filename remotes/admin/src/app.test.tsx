// @vitest-environment happy-dom
import { formDraft } from '@ficus/remote-kit';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { App } from './app.tsx';
import { failure, fakeHost, refusal, somebody } from './testing/fake-host.ts';

// It asks a service by a client of its own, which journeys in the browser have and this has not.
vi.mock('./create/late-creations.tsx', () => ({ LateCreations: () => null }));

afterEach(cleanup);

const ada = somebody('ada', { role: 'admin' });
const ben = somebody('ben');
const cem = somebody('cem', { status: 'deactivated' });
const ivy = somebody('ivy', { status: 'invited', expiresAt: 9e12 });
const EVERYBODY = [ada, ben, cem, ivy];

const names = () =>
  screen
    .queryAllByRole('rowheader')
    .map((header) => within(header).queryByRole('link')?.textContent ?? header.textContent);
const row = (name: string) => {
  const found = screen.getByRole('link', { name }).closest('tr');
  if (!found) throw new Error(`no row of ${name}`);
  return within(found);
};
async function choose(person: string, item: string) {
  fireEvent.click(screen.getByRole('button', { name: `Actions for ${person}` }));
  fireEvent.click(await screen.findByRole('menuitem', { name: item }));
}
async function confirm(button: string) {
  fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: button }));
}

test('tells the host once that it is ready, when the people are there', async () => {
  const { host } = fakeHost(EVERYBODY);
  render(<App host={host} />);
  expect(host.ready).not.toHaveBeenCalled();
  await waitFor(() => expect(names()).toEqual(['ada', 'ben', 'cem', 'ivy']));
  expect(host.ready).toHaveBeenCalledTimes(1);
});

test('is ready with words and a way on when the people cannot be had', async () => {
  const { host, people } = fakeHost(EVERYBODY);
  people.list.mockRejectedValueOnce(failure('offline'));
  render(<App host={host} />);
  await screen.findByText('No connection to the server');
  expect(host.ready).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(names()).toHaveLength(4));
});

test('says so to those who may not see it, without a word to the host about an error', async () => {
  const { host, people } = fakeHost(EVERYBODY);
  people.list.mockRejectedValueOnce(failure('forbidden'));
  render(<App host={host} />);
  await screen.findByText('You are not allowed to do this');
  expect(host.report).not.toHaveBeenCalled();
});

test('asks for exactly what the address says, and puts a search there after a pause', async () => {
  const { host, people } = fakeHost(EVERYBODY, { search: '?role=member&status=active&page=9' });
  render(<App host={host} />);
  await waitFor(() => expect(names()).toEqual(['ben']));
  expect(people.list.mock.calls[0]?.[0]).toEqual({ role: 'member', status: 'active' });
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), { target: { value: ' zoe ' } });
  await screen.findByText('Nobody found');
  expect(host.navigation.search()).toBe('?search=zoe&role=member&status=active');
  expect(host.navigation.navigate).toHaveBeenLastCalledWith(expect.any(String), { replace: true });
  fireEvent.click(screen.getByRole('button', { name: 'Show everybody' }));
  await waitFor(() => expect(names()).toHaveLength(4));
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
});

test('a search is made at once by Enter', async () => {
  const { host } = fakeHost(EVERYBODY);
  render(<App host={host} />);
  const box = await screen.findByRole('searchbox', { name: 'Search' });
  fireEvent.change(box, { target: { value: 'cem' } });
  fireEvent.submit(screen.getByRole('form', { name: 'Search people' }));
  expect(host.navigation.search()).toBe('?search=cem');
  await waitFor(() => expect(names()).toEqual(['cem']));
});

test('turns pages by the address, and finds the page before one that was opened by its address', async () => {
  const crowd = Array.from({ length: 60 }, (_, index) => somebody(`p${index}`));
  const { host, people } = fakeHost(crowd, { search: '?page=3&cursor=50' });
  render(<App host={host} />);
  await waitFor(() => expect(names()).toHaveLength(10));
  screen.getByText('51–60 of 60 people');
  fireEvent.click(screen.getByRole('button', { name: 'Previous page' }));
  await waitFor(() => expect(host.navigation.search()).toBe('?page=2&cursor=25'));
  await waitFor(() => expect(names()[0]).toBe('p25'));
  fireEvent.click(screen.getByRole('button', { name: 'Previous page' }));
  await waitFor(() => expect(host.navigation.search()).toBe(''));
  fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await waitFor(() => expect(names()[0]).toBe('p25'));
  expect(people.list.mock.calls.slice(0, 3).map(([input]) => input?.cursor)).toEqual(['50', undefined, '25']);
});

test('deactivates after a confirmation, shows it before the answer, and undoes it', async () => {
  const { host, people } = fakeHost(EVERYBODY);
  const answer = Promise.withResolvers<void>();
  const real = people.deactivate.getMockImplementation();
  people.deactivate.mockImplementationOnce((input) =>
    answer.promise.then(() => real?.(input) ?? Promise.reject()),
  );
  render(<App host={host} />);
  await screen.findByRole('link', { name: 'ben' });
  await choose('ben', 'Deactivate');
  expect(people.deactivate).not.toHaveBeenCalled();
  await confirm('Deactivate');
  await waitFor(() => row('ben').getByText('Deactivated'));
  await act(async () => answer.resolve());
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => row('ben').getByText('Active'));
  expect(people.reactivate).toHaveBeenCalledWith({ id: 'ben' });
});

test.each([
  ['last-admin', /last active admin/],
  ['own-account', /cannot deactivate yourself/],
])('takes back what the directory refuses with %s, and says why', async (code, words) => {
  const { host, people } = fakeHost(EVERYBODY);
  people.deactivate.mockRejectedValueOnce(refusal('conflict', code));
  render(<App host={host} />);
  await screen.findByRole('link', { name: 'ben' });
  await choose('ben', 'Deactivate');
  await confirm('Deactivate');
  expect(await screen.findAllByText(words)).not.toEqual([]);
  row('ben').getByText('Active');
});

test('invites: faults at their fields, dirty while typed in, the text kept until it is sent', async () => {
  const { host, people } = fakeHost(EVERYBODY);
  people.invite.mockRejectedValueOnce(refusal('conflict', 'already-here', 'kim@acme.test is a member.'));
  render(<App host={host} />);
  await screen.findByRole('link', { name: 'ben' });
  fireEvent.click(screen.getByRole('button', { name: 'Invite' }));
  const form = within(await screen.findByRole('dialog', { name: 'Invite somebody' }));
  fireEvent.click(form.getByRole('button', { name: 'Send invitation' }));
  await form.findByText(/Enter an e-mail address/);
  expect(people.invite).not.toHaveBeenCalled();
  fireEvent.change(form.getByLabelText('E-mail'), { target: { value: 'Kim@acme.test' } });
  await waitFor(() => expect(host.setDirty).toHaveBeenLastCalledWith(true));
  fireEvent.change(form.getByLabelText('Name'), { target: { value: 'Kim' } });
  fireEvent.click(form.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(host.setDirty).toHaveBeenLastCalledWith(false));
  fireEvent.click(screen.getByRole('button', { name: 'Invite' }));
  const again = within(await screen.findByRole('dialog', { name: 'Invite somebody' }));
  fireEvent.click(again.getByRole('button', { name: 'Send invitation' }));
  await again.findByText('kim@acme.test is a member.');
  fireEvent.click(again.getByRole('button', { name: 'Send invitation' }));
  expect(await screen.findAllByText('Kim has been invited')).not.toEqual([]);
  expect(people.invite).toHaveBeenLastCalledWith({ email: 'Kim@acme.test', name: 'Kim', role: 'member' });
  await waitFor(() => expect(names()).toContain('Kim'));
});

test('an invitation half typed is there again after the view was taken away, in an open form', async () => {
  const { host } = fakeHost(EVERYBODY);
  const { unmount } = render(<App host={host} />);
  await screen.findByRole('link', { name: 'ben' });
  fireEvent.click(screen.getByRole('button', { name: 'Invite' }));
  fireEvent.change(await screen.findByLabelText('E-mail'), { target: { value: 'kim@ac' } });
  const draft = formDraft(host, 'invite');
  expect(draft.read()).toEqual({ email: 'kim@ac', name: '', role: 'member', isOpen: true });
  unmount();
  expect(draft.read()).toMatchObject({ email: 'kim@ac', isOpen: true });
  // The legacy view went on with it meanwhile.
  draft.keep({ email: 'kim@acme.test', name: 'Kim', role: 'admin', isOpen: true });
  render(<App host={host} />);
  const form = within(await screen.findByRole('dialog', { name: 'Invite somebody' }));
  expect(form.getByLabelText<HTMLInputElement>('E-mail').value).toBe('kim@acme.test');
  fireEvent.click(form.getByRole('button', { name: 'Send invitation' }));
  expect(await screen.findAllByText('Kim has been invited')).not.toEqual([]);
  await waitFor(() => expect(draft.read()).toBeUndefined());
});

test('revokes an invitation from its list, at once and after a question', async () => {
  const { host, invitations } = fakeHost(EVERYBODY, { path: '/invitations' });
  render(<App host={host} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Revoke ivy' }));
  await confirm('Revoke');
  await screen.findByText('No invitation is open');
  expect(invitations.revoke).toHaveBeenCalledWith({ id: 'ivy' });
});

test('shows one person with their workspaces, and says when there is none of that id', async () => {
  const { host } = fakeHost(EVERYBODY, { path: '/people/ben', search: '?role=member' });
  const { unmount } = render(<App host={host} />);
  await screen.findByRole('heading', { name: 'ben' });
  screen.getByText('Design');
  expect(screen.getByRole('link', { name: 'People' }).getAttribute('href')).toBe('/admin?role=member');
  unmount();
  const gone = fakeHost(EVERYBODY, { path: '/people/nobody' });
  render(<App host={gone.host} />);
  await screen.findByText('This person is not here');
  expect(gone.host.ready).toHaveBeenCalledTimes(1);
});

test('lets a member read and offers nothing else', async () => {
  const { host, tenants } = fakeHost(EVERYBODY, { role: 'member' });
  const { unmount } = render(<App host={host} />);
  await waitFor(() => expect(names()).toHaveLength(4));
  expect(screen.queryByRole('button', { name: /Invite|Actions/ })).toBeNull();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('combobox', { name: /Role of/ })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Invitations' })).toBeNull();
  unmount();
  const { host: other } = fakeHost(EVERYBODY, { role: 'member', path: '/invitations' });
  render(<App host={other} />);
  screen.getByText('Invitations are for admins');
  expect(tenants.invitations).not.toHaveBeenCalled();
});

test('after giving up one’s own role there is nothing left to change', async () => {
  const { host } = fakeHost([ada, somebody('bea', { role: 'admin' })], { path: '/people/ada' });
  render(<App host={host} />);
  const choice = await screen.findByRole('combobox', { name: 'Role of ada' });
  await userEvent.click(choice);
  await userEvent.click(await screen.findByRole('option', { name: /Member/ }));
  await confirm('Give it up');
  await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Role of ada' })).toBeNull());
});

test('the roles are those of the contracts', async () => {
  const { host } = fakeHost([], { path: '/roles' });
  render(<App host={host} />);
  const rows = within(screen.getByRole('table', { name: 'What each role may do' })).getAllByRole('row');
  const words = rows.map((one) =>
    within(one)
      .queryAllByRole('cell')
      .map((cell) => cell.textContent),
  );
  expect(words).toContainEqual(['Yes', 'Yes', 'Yes']);
  expect(words.at(-1)).toEqual(['–No', '–No', 'Yes']);
  expect(host.ready).toHaveBeenCalledTimes(1);
});
