// @vitest-environment happy-dom
import type { Host } from '@ficus/remote-kit';
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { App } from './app.tsx';

afterEach(cleanup);

/** What the view uses of its host, and no more. */
function hostFor(name: string): Host {
  const person = { name, tenantName: 'Acme' };
  return { person, queryClient: new QueryClient(), ready: vi.fn() } as unknown as Host;
}

test('greets the person, and tells the host once that it is ready', () => {
  const host = hostFor('Ada Marsh');
  const { rerender } = render(<App host={host} />);
  rerender(<App host={host} />);
  expect(screen.getByRole('heading', { name: 'Sample' })).toBeTruthy();
  expect(screen.getByText(/Ada Marsh/)).toBeTruthy();
  expect(host.ready).toHaveBeenCalledTimes(1);
});
