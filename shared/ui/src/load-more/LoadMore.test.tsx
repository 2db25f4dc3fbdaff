// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { LoadMore } from '../index.ts';

afterEach(cleanup);

test('says how much is shown, and asks for the rest once', async () => {
  const onLoadMore = vi.fn();
  const props = { shown: 25, total: 60, noun: 'people', hasMore: true, onLoadMore };
  const { rerender } = render(<LoadMore {...props} isLoading={false} />);
  expect(screen.getByRole('status').textContent).toBe('25 of 60 people');
  await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
  rerender(<LoadMore {...props} isLoading />);
  await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
  expect(onLoadMore).toHaveBeenCalledTimes(1);
  rerender(<LoadMore {...props} shown={60} hasMore={false} isLoading={false} />);
  expect(screen.getByRole('status').textContent).toBe('60 people');
  expect(screen.queryByRole('button')).toBeNull();
});
