// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LegacyTenants } from './legacy-tenants.tsx';

const ADA = {
  id: 'user_ada',
  email: 'ada@acme.test',
  name: 'Ada Marsh',
  role: 'admin',
  tenantId: 'acme',
  tenantName: 'Acme',
};
const acme = {
  id: 'acme',
  name: 'Acme',
  createdAt: 1,
  version: 3,
  settings: { invitationDays: 14, emailDomains: [] },
};
const people = { people: [{ ...ADA, status: 'active', joinedAt: 1 }], total: 1 };

type Answer = [status: number, body?: object];
let seen: string[];
let answers: Record<string, Answer>;

beforeEach(() => {
  seen = [];
  answers = {
    'GET /api/v1/tenants/acme': [200, acme],
    'GET /api/v1/tenants/acme/workspaces': [
      200,
      { workspaces: [{ id: 'ws_1', name: 'Design', createdAt: 1, memberCount: 1 }] },
    ],
    'GET /api/v1/tenants/acme/members?limit=1&status=active': [200, people],
  };
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    const call = `${method} ${path}`;
    seen.push(call);
    const [status, body] = answers[call] ?? [404, { code: 'no-such-tenant' }];
    return Response.json(body ?? null, { status });
  });
  vi.stubGlobal('confirm', () => true);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(address: string, role = 'admin') {
  window.history.replaceState(null, '', address);
  render(<LegacyTenants person={{ ...ADA, role }} />);
}

test('begins in one’s own tenant, and an operator with all', async () => {
  open('/tenants');
  await screen.findByText('1 person');
  expect(seen).not.toContain('GET /api/v1/tenants');
  cleanup();
  answers['GET /api/v1/tenants'] = [
    200,
    { tenants: [{ ...acme, peopleCount: 5, workspaceCount: 2 }], total: 1 },
  ];
  open('/tenants', 'operator');
  fireEvent.click(await screen.findByRole('link', { name: 'Acme' }));
  expect(window.location.pathname).toBe('/tenants/acme');
  await screen.findByText('« All tenants');
});

test('a search and the way back through the address ask the server anew', async () => {
  answers['GET /api/v1/tenants/acme/members'] = [200, people];
  answers['GET /api/v1/tenants/acme/members?search=ada'] = [200, people];
  open('/tenants/acme/members');
  fireEvent.change(await screen.findByRole('searchbox'), { target: { value: 'ada' } });
  fireEvent.click(screen.getByRole('button', { name: 'Search' }));
  await waitFor(() => expect(seen.at(-1)).toBe('GET /api/v1/tenants/acme'));
  expect(seen).toContain('GET /api/v1/tenants/acme/members?search=ada');
  expect(window.location.search).toBe('?search=ada');
});

test('offers a member nothing to change', async () => {
  answers['GET /api/v1/tenants/acme/workspaces/ws_1/members'] = [200, { members: people.people }];
  open('/tenants/acme/workspaces/ws_1', 'member');
  await screen.findByText('Ada Marsh');
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.queryByRole('link', { name: 'Settings' })).toBeNull();
  cleanup();
  open('/tenants/acme/settings', 'member');
  screen.getByText(/Settings are for admins/);
});

test('an operator cannot change the invitations of another tenant', async () => {
  const invitation = { ...ADA, id: 'inv_1', expiresAt: 1, isExpired: true, role: 'member' };
  answers['GET /api/v1/tenants/acme/invitations'] = [200, { invitations: [invitation] }];
  window.history.replaceState(null, '', '/tenants/acme/invitations');
  render(<LegacyTenants person={{ ...ADA, role: 'operator', tenantId: 'ficus' }} />);
  await screen.findByText('Expired');
  expect(screen.queryByRole('button', { name: /Revoke/ })).toBeNull();
});

test.each<[string, Answer, RegExp]>([
  ['a version that is old', [409, { code: 'changed-meanwhile' }], /changed these settings meanwhile/],
  ['a missing right', [403, { code: 'forbidden' }], /not allowed/],
  ['the end of the session', [401, { code: 'signed-out' }], /session has ended/],
  ['a broken service', [500, {}], /try again/],
])('says in words that settings were refused for %s, and keeps what was typed', async (_, answer, words) => {
  answers['PATCH /api/v1/tenants/acme'] = answer;
  open('/tenants/acme/settings');
  const name = await screen.findByLabelText<HTMLInputElement>('Name');
  fireEvent.change(name, { target: { value: 'Acme Ltd' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(words);
  expect(name.value).toBe('Acme Ltd');
});

test('finds the faults of settings itself', async () => {
  open('/tenants/acme/settings');
  const days = await screen.findByLabelText('Days that an invitation is good for');
  fireEvent.change(days, { target: { value: '91' } });
  fireEvent.change(screen.getByLabelText(/Domains/), { target: { value: 'acme' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  expect(days.getAttribute('aria-invalid')).toBe('true');
  await screen.findByText(/“acme” is no domain/);
  expect(seen.filter((call) => call.startsWith('PATCH'))).toEqual([]);
});

test('goes on with settings that the other view left unsaved, upon the version that they were made of', async () => {
  const left = { name: 'Acme Ltd', invitationDays: '21', emailDomains: '', version: 7 };
  const kept: Record<string, unknown> = { 'settings:acme': left };
  const drafts = {
    read: (form: string) => kept[form],
    keep: (form: string, value: unknown) => {
      kept[form] = value;
    },
  };
  window.history.replaceState(null, '', '/tenants/acme/settings');
  let sent: unknown;
  const plain = fetch;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method !== 'PATCH') return plain(path, init);
    sent = JSON.parse(String(init.body));
    return Response.json({ ...acme, name: 'Acme Ltd', version: 8 });
  });
  render(<LegacyTenants person={ADA} drafts={drafts} />);
  const name = await screen.findByLabelText<HTMLInputElement>('Name');
  expect(name.value).toBe('Acme Ltd');
  fireEvent.change(name, { target: { value: 'Acme Group' } });
  expect(kept['settings:acme']).toEqual({ ...left, name: 'Acme Group' });
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  await screen.findByText('The settings are saved.');
  expect(sent).toMatchObject({ name: 'Acme Group', version: 7 });
  expect(kept['settings:acme']).toBeUndefined();
});
