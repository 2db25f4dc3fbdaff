// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LegacyAdmin } from './legacy-admin.tsx';

const ADA = {
  id: 'user_ada',
  email: 'ada@acme.test',
  name: 'Ada Marsh',
  role: 'admin',
  tenantId: 'acme',
  tenantName: 'Acme',
};
const ben = {
  id: 'user_ben',
  email: 'ben@acme.test',
  name: 'Ben Okafor',
  role: 'member',
  status: 'active',
  joinedAt: 1,
};

type Answer = [status: number, body?: object];
let seen: string[];
let answers: Record<string, Answer>;

beforeEach(() => {
  seen = [];
  answers = { 'GET /api/v1/people': [200, { people: [ben], total: 1 }] };
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    const call = `${method} ${path}`;
    seen.push(call);
    const [status, body] = answers[call] ?? [404, { code: 'no-such-person' }];
    return Response.json(body ?? null, { status });
  });
  vi.stubGlobal('confirm', () => true);
  window.history.replaceState(null, '', '/admin');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each<[string, Answer, RegExp]>([
  ['the last admin', [409, { code: 'last-admin' }], /last active admin/],
  ['oneself', [409, { code: 'own-account' }], /cannot deactivate yourself/],
  ['without the right', [403, { code: 'forbidden' }], /not allowed/],
  ['a stranger', [404, { code: 'no-such-person' }], /not here any more/],
  ['after the session', [401, { code: 'signed-out' }], /session has ended/],
  ['with a broken service', [500, {}], /try again/],
])('says in words why deactivating %s is refused', async (_title, answer, words) => {
  answers['POST /api/v1/people/user_ben/deactivate'] = answer;
  render(<LegacyAdmin person={ADA} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Deactivate Ben Okafor' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(words);
});

test('asks the server for what the address says, and again when a filter is changed', async () => {
  window.history.replaceState(null, '', '/admin?search=ben&sort=email');
  answers['GET /api/v1/people?search=ben&sort=email'] = [200, { people: [ben], total: 1 }];
  answers['GET /api/v1/people?search=ben&role=admin&sort=email'] = [200, { people: [], total: 0 }];
  render(<LegacyAdmin person={ADA} />);
  await screen.findByText('ben@acme.test');
  fireEvent.change(screen.getByLabelText('Role'), { target: { value: 'admin' } });
  await screen.findByText(/Nobody is found/);
  expect(window.location.search).toBe('?search=ben&role=admin&sort=email');
  window.history.back();
  await waitFor(() => expect(seen.at(-1)).toBe('GET /api/v1/people?search=ben&sort=email'));
});

test('shows the faults of an invitation at their fields, and keeps what was typed', async () => {
  answers['POST /api/v1/invitations'] = [
    400,
    { code: 'invalid-input', fields: [{ path: 'email', message: 'Must be an address at acme.test' }] },
  ];
  render(<LegacyAdmin person={ADA} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Invite' }));
  const form = within(screen.getByRole('form', { name: 'Invite somebody' }));
  const email = form.getByLabelText<HTMLInputElement>('E-mail');
  fireEvent.click(form.getByRole('button', { name: 'Send invitation' }));
  expect(email.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(email, { target: { value: 'kim@elsewhere.test' } });
  fireEvent.change(form.getByLabelText('Name'), { target: { value: 'Kim' } });
  fireEvent.click(form.getByRole('button', { name: 'Send invitation' }));
  await form.findByText('Must be an address at acme.test');
  expect(email.value).toBe('kim@elsewhere.test');
});

test('offers a member nothing to change, and asks for no invitations', async () => {
  render(<LegacyAdmin person={{ ...ADA, role: 'member' }} />);
  await screen.findByText('ben@acme.test');
  expect(screen.queryByRole('button', { name: 'Invite' })).toBeNull();
  expect(screen.queryByRole('button', { name: /Deactivate/ })).toBeNull();
  expect(screen.queryByRole('combobox', { name: /Role of/ })).toBeNull();
  cleanup();
  window.history.replaceState(null, '', '/admin/invitations');
  render(<LegacyAdmin person={{ ...ADA, role: 'member' }} />);
  screen.getByText(/Invitations are for admins/);
  expect(seen).toEqual(['GET /api/v1/people']);
});

/** What the page around the view keeps of its forms. */
function draftsOf(kept: Record<string, unknown>) {
  return {
    read: (form: string) => kept[form],
    keep: (form: string, value: unknown) => {
      kept[form] = value;
    },
  };
}

test('goes on with an invitation that the other view left half typed, and keeps it in turn', async () => {
  const kept: Record<string, unknown> = {
    invite: { email: 'kim@ac', name: '', role: 'admin', isOpen: true },
  };
  answers['POST /api/v1/invitations'] = [201, {}];
  render(<LegacyAdmin person={ADA} drafts={draftsOf(kept)} />);
  const form = within(await screen.findByRole('form', { name: 'Invite somebody' }));
  const email = form.getByLabelText<HTMLInputElement>('E-mail');
  expect(email.value).toBe('kim@ac');
  expect(form.getByLabelText<HTMLSelectElement>('Role').value).toBe('admin');
  fireEvent.change(email, { target: { value: 'kim@acme.test' } });
  fireEvent.change(form.getByLabelText('Name'), { target: { value: 'Kim' } });
  expect(kept.invite).toEqual({ email: 'kim@acme.test', name: 'Kim', role: 'admin', isOpen: true });
  fireEvent.click(form.getByRole('button', { name: 'Send invitation' }));
  await screen.findByText('Kim has been invited.');
  expect(kept.invite).toBeUndefined();
});

test.each([null, 'text', [], { isOpen: 'yes', role: 'owner', email: 7 }])(
  'begins with an empty form where %j was kept',
  async (value) => {
    render(<LegacyAdmin person={ADA} drafts={draftsOf({ invite: value })} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Invite' }));
    const form = within(screen.getByRole('form', { name: 'Invite somebody' }));
    expect(form.getByLabelText<HTMLSelectElement>('Role').value).toBe('member');
  },
);
