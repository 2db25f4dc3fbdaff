// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Checkbox } from '../index.ts';

afterEach(cleanup);

test.each([
  ['checked', { isChecked: true }, 'true'],
  ['not checked', { isChecked: false }, 'false'],
  ['partly so', { isChecked: false, isIndeterminate: true }, 'mixed'],
])('says that it is %s', (_, props, expected) => {
  render(<Checkbox label="Send a copy" description="To you" {...props} onChange={() => undefined} />);
  const box = screen.getByRole('checkbox', { name: 'Send a copy', description: 'To you' });
  expect(box.getAttribute('aria-checked')).toBe(expected);
});

test('changes by a press on its label and by the space bar, and not while disabled', async () => {
  const onChange = vi.fn();
  const { rerender } = render(<Checkbox label="Copy" isChecked={false} onChange={onChange} />);
  await userEvent.click(screen.getByText('Copy'));
  screen.getByRole('checkbox').focus();
  await userEvent.keyboard(' ');
  expect(onChange.mock.calls).toEqual([
    [true, false],
    [true, false],
  ]);
  rerender(<Checkbox label="Copy" isChecked={false} isDisabled onChange={onChange} />);
  await userEvent.click(screen.getByText('Copy'));
  expect(onChange).toHaveBeenCalledTimes(2);
});
