// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { PageHeader } from '../index.ts';

afterEach(cleanup);

test('has the page’s title, and the way up without loading the page anew', async () => {
  const onPress = vi.fn();
  render(<PageHeader title="Acme" back={{ href: '/tenants', label: 'Tenants', onPress }} />);
  screen.getByRole('heading', { level: 1, name: 'Acme' });
  const link = screen.getByRole('link', { name: 'Tenants' });
  expect(link.getAttribute('href')).toBe('/tenants');
  await userEvent.click(link);
  expect(onPress).toHaveBeenCalledTimes(1);
});
