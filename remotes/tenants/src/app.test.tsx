// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { App } from './app.tsx';
import { fakeHost, offline } from './testing/fake-host.ts';

// It asks a service by a client of its own, which journeys in the browser have and this has not.
vi.mock('./care/late.tsx', () => ({ LateCare: () => null }));

afterEach(cleanup);

const tabs = () => screen.getAllByRole('tab').map((tab) => tab.textContent);
const days = () => screen.findByLabelText<HTMLInputElement>('Days that an invitation is good for');

async function type(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

test('whoever has one tenant begins in it, and the host is told once that it is there', async () => {
  const { host, directory } = fakeHost('member', '/');
  render(<App host={host} />);
  await screen.findByText('1 person');
  expect(tabs()).toEqual(['Details', 'Members', 'Workspaces']);
  expect(directory.tenants.list).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('tab', { name: 'Workspaces' }));
  expect(host.navigation.path()).toBe('/acme/workspaces');
  await screen.findByRole('link', { name: 'Design' });
  expect(screen.queryByRole('button', { name: 'New workspace' })).toBeNull();
  expect(host.ready).toHaveBeenCalledTimes(1);
});

test('is ready with words and a way on when the tenant cannot be had', async () => {
  const { host, directory } = fakeHost('admin', '/acme');
  directory.tenants.get.mockRejectedValueOnce(offline());
  render(<App host={host} />);
  await screen.findByText('No connection to the server');
  expect(host.ready).toHaveBeenCalledTimes(1);
  expect(host.report).toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Here since');
});

test('an operator begins with all tenants and goes into one', async () => {
  const { host } = fakeHost('operator', '/');
  render(<App host={host} />);
  await userEvent.click(await screen.findByRole('link', { name: 'Acme' }));
  expect(host.navigation.path()).toBe('/acme');
  const back = await screen.findByRole('link', { name: 'All tenants' });
  expect(back.getAttribute('href')).toBe('/tenants');
});

test('a search is part of the address, and is asked for after a pause', async () => {
  const { host, directory } = fakeHost('operator', '/?search=ac');
  render(<App host={host} />);
  const box = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search tenants' });
  expect(box.value).toBe('ac');
  await userEvent.type(box, 'me');
  await waitFor(() => expect(host.navigation.search()).toBe('?search=acme'));
  expect(directory.tenants.list).toHaveBeenCalledTimes(2);
});

test('a member who follows a link to the settings is told who decides them', async () => {
  const { host } = fakeHost('member', '/acme/settings');
  render(<App host={host} />);
  await screen.findByText('Settings are for admins');
});

test('settings are checked, saved, and the host hears while they are not', async () => {
  const { host, directory } = fakeHost('admin', '/acme/settings');
  render(<App host={host} />);
  const field = await days();
  await type(field, '91');
  expect(host.setDirty).toHaveBeenLastCalledWith(true);
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(directory.tenants.update).not.toHaveBeenCalled();
  await type(field, '30');
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  await screen.findByText('The settings are saved');
  expect(host.setDirty).toHaveBeenLastCalledWith(false);
  expect((await days()).value).toBe('30');
});

test('what was typed outlives the view, and is thrown away when asked', async () => {
  const { host } = fakeHost('admin', '/acme/settings');
  const { unmount } = render(<App host={host} />);
  await type(await days(), '21');
  unmount();
  expect(host.setDirty).toHaveBeenLastCalledWith(false);
  render(<App host={host} />);
  expect((await days()).value).toBe('21');
  expect(host.setDirty).toHaveBeenLastCalledWith(true);
  await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
  expect((await days()).value).toBe('14');
});

test.each([
  ['Keep mine', 'Acme Ltd'],
  ['Show theirs', 'Acme & Co'],
])('a change that somebody made meanwhile is not overwritten unasked: %s', async (choice, name) => {
  const { host, directory, changeElsewhere } = fakeHost('admin', '/acme/settings');
  render(<App host={host} />);
  const field = await screen.findByLabelText<HTMLInputElement>('Name');
  await type(field, 'Acme Ltd');
  changeElsewhere('Acme & Co');
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  await screen.findByText('Someone changed these settings meanwhile');
  expect(field.value).toBe('Acme Ltd');
  await userEvent.click(screen.getByRole('button', { name: choice }));
  await waitFor(() => expect(field.value).toBe(name));
  expect(screen.queryByText('Someone changed these settings meanwhile')).toBeNull();
  if (choice === 'Show theirs') return;
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  await screen.findByText('The settings are saved');
  expect(directory.tenants.update.mock.lastCall?.[0]).toMatchObject({ name, version: 2 });
});

test('a name that is taken is said at the field; a good one leads into the new workspace', async () => {
  const { host } = fakeHost('admin', '/acme/workspaces');
  render(<App host={host} />);
  await userEvent.click(await screen.findByRole('button', { name: 'New workspace' }));
  const field = await screen.findByLabelText('Name');
  await userEvent.type(field, 'Design{Enter}');
  await screen.findByText('Another workspace has this name.');
  expect(host.setDirty).toHaveBeenLastCalledWith(true);
  await type(field, 'Studio');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(host.navigation.path()).toBe('/acme/workspaces/ws_new'));
  await screen.findByRole('heading', { name: 'Studio' });
  await waitFor(() => expect(host.setDirty).toHaveBeenLastCalledWith(false));
});

test('removing a member can be undone', async () => {
  const { host, directory } = fakeHost('admin', '/acme/workspaces/ws_design');
  render(<App host={host} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Ada Marsh' }));
  const place = { id: 'acme', workspaceId: 'ws_design', personId: 'user_ada' };
  expect(directory.workspaces.removeMember.mock.lastCall).toEqual([place, undefined]);
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(directory.workspaces.addMember.mock.lastCall).toEqual([place, undefined]));
});

test.each([
  ['/acme/workspaces/ws_gone', 'This workspace is not here'],
  ['/acme/shoes', 'There is nothing at this address'],
])('%s: %s', async (path, words) => {
  const { host } = fakeHost('admin', path);
  render(<App host={host} />);
  await screen.findByText(words);
  expect(host.ready).toHaveBeenCalledTimes(1);
});
