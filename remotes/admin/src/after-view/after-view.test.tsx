// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { App } from '../app.tsx';
import { fakeHost, somebody } from '../testing/fake-host.ts';

afterEach(cleanup);

let isOffline = true;
vi.mock('./after-view.ts', async (original) => {
  if (isOffline) throw new Error('offline');
  return await original();
});

test('what is wanted and does not come is said in the page, reported, and comes by another try', async () => {
  const { host } = fakeHost([somebody('ben')]);
  render(<App host={host} />);
  const role = await screen.findByRole('combobox', { name: 'Role of ben' });
  fireEvent.click(role);
  await screen.findByText('A part of this page did not load');
  expect(host.report).toHaveBeenCalledWith(
    expect.objectContaining({ code: 'after-view-not-loaded' }),
    expect.anything(),
  );
  isOffline = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('option', { name: /Member/ });
  expect(screen.queryByText('A part of this page did not load')).toBeNull();
});
