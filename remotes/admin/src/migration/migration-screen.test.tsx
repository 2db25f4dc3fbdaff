// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { App } from '../app.tsx';
import { fakeHost } from '../testing/fake-host.ts';

afterEach(cleanup);

test('who is no operator is told so, without a link to it, and nobody is asked', async () => {
  const { host } = fakeHost([], { path: '/migration' });
  render(<App host={host} />);
  await screen.findByText('The migration is for operators');
  expect(screen.queryByRole('link', { name: 'Migration' })).toBeNull();
  expect(host.ready).toHaveBeenCalledTimes(1);
});
