// @vitest-environment happy-dom
import type { AuditEntry } from '@ficus/contracts';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { App } from '../app.tsx';
import { failure, fakeHost } from '../testing/fake-host.ts';
import { dayAfter, dayOf, startOfDay } from './days.ts';

afterEach(cleanup);

const ada = { id: 'ada', name: 'Ada', email: 'ada@acme.test' };
const ben = { id: 'ben', name: 'Ben', email: 'ben@acme.test' };
const entry = (id: string, over: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: Date.UTC(2026, 0, 1),
  action: 'person.deactivated',
  actor: ada,
  person: ben,
  details: {},
  ...over,
});

function show(log: readonly AuditEntry[], search = '', role?: 'member') {
  const fake = fakeHost([], { path: '/audit', search, log, ...(role && { role }) });
  render(<App host={fake.host} />);
  return fake;
}
const rows = () => screen.queryAllByRole('rowheader').map((header) => header.textContent);

test('says who did what to whom in words, also what it does not know', async () => {
  const { host } = show([
    entry('1', { action: 'person.role-changed', details: { role: 'admin', previousRole: 'member' } }),
    entry('2', {
      action: 'session.ended',
      details: { reason: 'revoked', browser: 'Mozilla/5.0 (X11; Linux) Firefox/1' },
    }),
    entry('3', { action: 'workspace.renamed', details: { workspace: 'Lab', previousName: 'Den' } }),
    entry('4', { action: 'person.promoted', actor: undefined, person: undefined }),
  ]);
  await waitFor(() =>
    expect(rows()).toEqual([
      'Role changedMember → Admin',
      'Signed outfrom elsewhere · Firefox on Linux',
      'Workspace renamedDen → Lab',
      'person.promoted',
    ]),
  );
  expect(host.ready).toHaveBeenCalledTimes(1);
  const [first, , , last] = screen.getAllByRole('row').slice(1);
  expect(first && within(first).getByRole('link', { name: 'Ada' }).getAttribute('href')).toBe(
    '/admin/audit?actor=ada%40acme.test',
  );
  expect(last && within(last).getByText('Nobody')).toBeTruthy();
});

test('asks for what the address says, puts the filters there, and exports the same', async () => {
  const { host, audit } = show([entry('1')], '?person=ben&from=1000&cursor=c&page=2');
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(audit.list).toHaveBeenLastCalledWith(
    { tenantId: 'acme', person: 'ben', from: 1000, cursor: 'c' },
    expect.anything(),
  );
  const link = screen.getByRole('link', { name: 'Export as CSV' });
  expect(link.getAttribute('href')).toBe('/api/v1/audit/acme/export?person=ben&from=1000');
  expect(link.hasAttribute('download')).toBe(true);
  fireEvent.change(screen.getByLabelText('Who'), { target: { value: ' ada ' } });
  fireEvent.submit(screen.getByRole('form', { name: 'Search the audit log' }));
  expect(host.navigation.search()).toBe('?actor=ada&person=ben&from=1000');
  fireEvent.change(screen.getByLabelText('Until'), { target: { value: '2026-03-29' } });
  expect(host.navigation.search()).toBe(
    `?actor=ada&person=ben&from=1000&to=${new Date(2026, 2, 30).getTime()}`,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(host.navigation.search()).toBe('');
});

test('an operator looks into every tenant’s; nobody else is asked which', async () => {
  const operator = fakeHost([], { path: '/audit', search: '?tenant=globex&actor=cleo', role: 'operator' });
  render(<App host={operator.host} />);
  await screen.findByText('Nothing found');
  expect(operator.audit.list).toHaveBeenLastCalledWith(
    { tenantId: 'globex', actor: 'cleo' },
    expect.anything(),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Show everything' }));
  expect(operator.host.navigation.search()).toBe('?tenant=globex');
  expect(screen.getByRole('link', { name: 'Export as CSV' }).getAttribute('href')).toBe(
    '/api/v1/audit/globex/export',
  );
  await userEvent.click(screen.getByRole('combobox', { name: 'Organisation' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Initech' }));
  expect(operator.host.navigation.search()).toBe('?tenant=initech');
  cleanup();
  show([]);
  await screen.findByText('Nothing has been noted so far');
  expect(screen.queryByRole('combobox', { name: 'Organisation' })).toBeNull();
});

test('goes to older entries and back', async () => {
  const { host } = show(
    Array.from({ length: 60 }, (_, index) => entry(String(index), { action: `nth.${index}` })),
  );
  await screen.findByText('nth.0');
  screen.getByText('Entries 1–25, the latest first');
  fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await screen.findByText('nth.25');
  screen.getByText('Entries 26–50, the latest first');
  fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await screen.findByText('nth.59');
  fireEvent.click(screen.getByRole('button', { name: 'Previous page' }));
  await screen.findByText('nth.25');
  expect(host.navigation.search()).toBe('?page=2&cursor=25');
});

test('has words for nothing, for a failure, and for those who may not see it', async () => {
  show([]);
  await screen.findByText('Nothing has been noted so far');
  cleanup();
  show([], '?actor=zoe');
  await screen.findByText('Nothing found');
  cleanup();
  const broken = fakeHost([], { path: '/audit' });
  broken.audit.list.mockRejectedValueOnce(failure('offline'));
  render(<App host={broken.host} />);
  await screen.findByText('No connection to the server');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Nothing has been noted so far');
  cleanup();
  const { audit, host } = show([entry('1')], '', 'member');
  await screen.findByText('The audit log is for admins');
  expect(screen.queryByRole('link', { name: 'Audit log' })).toBeNull();
  expect([audit.list.mock.calls, host.ready.mock.calls.length]).toEqual([[], 1]);
});

test('a day is the person’s own, from its beginning to that of the next', () => {
  const from = startOfDay('2026-11-26');
  const to = dayAfter('2026-11-26');
  expect([from, to]).toEqual([new Date(2026, 10, 26).getTime(), new Date(2026, 10, 27).getTime()]);
  expect([dayOf(from ?? 0), dayOf((to ?? 0) - 1)]).toEqual(['2026-11-26', '2026-11-26']);
  expect([startOfDay(''), startOfDay('1960-01-01'), dayAfter('x')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
