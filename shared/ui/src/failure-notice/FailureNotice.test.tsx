// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { FailureNotice } from '../index.ts';

afterEach(cleanup);

const words = { title: 'It failed', action: 'Do something.' };

test('offers to do the same again where that may help', async () => {
  const onRetry = vi.fn();
  render(<FailureNotice failure={{ ...words, remedy: 'retry' }} onRetry={onRetry} />);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('status').textContent).toContain('It failedDo something.');
});

test('leads to the sign-in page and back', () => {
  render(<FailureNotice failure={{ ...words, remedy: 'sign-in' }} onRetry={() => undefined} />);
  const link = screen.getByRole('link', { name: 'Sign in' });
  expect(link.getAttribute('href')).toBe(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  expect(screen.queryByRole('button')).toBeNull();
});

test('offers to load a page anew that is older than its service', async () => {
  const onReload = vi.fn();
  render(<FailureNotice failure={{ ...words, remedy: 'reload' }} onReload={onReload} />);
  await userEvent.click(screen.getByRole('button', { name: 'Reload the page' }));
  expect(onReload).toHaveBeenCalledTimes(1);
});

test('offers nothing where nothing helps', () => {
  render(<FailureNotice failure={{ ...words, remedy: 'none' }} onRetry={() => undefined} live="off" />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
});
