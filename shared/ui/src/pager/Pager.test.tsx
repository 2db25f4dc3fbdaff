// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Pager } from '../index.ts';

afterEach(cleanup);

const names = () => screen.queryAllByRole('button').map((button) => button.textContent);

test('says how much there is, and offers nothing where that is all', () => {
  render(<Pager summary="7 people" hasPages={false} isFirst />);
  expect(screen.getByRole('status').textContent).toBe('7 people');
  expect(names()).toEqual([]);
});

test('leads to the pages that there are, and no further', async () => {
  const [onFirst, onPrevious, onNext] = [vi.fn(), vi.fn(), vi.fn()];
  const { rerender } = render(
    <Pager summary="1–25 of 60" hasPages isFirst onFirst={onFirst} onPrevious={onPrevious} onNext={onNext} />,
  );
  expect(names()).toEqual(['First page', 'Previous page', 'Next page']);
  await userEvent.click(screen.getByRole('button', { name: 'Previous page' }));
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  expect([onPrevious.mock.calls.length, onNext.mock.calls.length]).toEqual([0, 1]);
  rerender(<Pager summary="51–60 of 60" hasPages isFirst={false} onPrevious={onPrevious} />);
  expect(names()).toEqual(['Previous page', 'Next page']);
  await userEvent.click(screen.getByRole('button', { name: 'Previous page' }));
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  expect([onPrevious.mock.calls.length, onNext.mock.calls.length]).toEqual([1, 1]);
});
