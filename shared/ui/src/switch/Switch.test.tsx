// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Switch } from '../index.ts';

afterEach(cleanup);

test('says whether it is on, and changes at a press', async () => {
  const onChange = vi.fn();
  render(<Switch label="Mails" description="One a day." isOn onChange={onChange} />);
  const control = screen.getByRole('switch', { name: 'Mails', description: 'One a day.' });
  expect(control.getAttribute('aria-checked')).toBe('true');
  await userEvent.click(control);
  expect(onChange).toHaveBeenCalledWith(false);
});

test('takes no press while busy, and can still have the focus', async () => {
  const onChange = vi.fn();
  render(<Switch label="Mails" isOn={false} isBusy onChange={onChange} />);
  await userEvent.click(screen.getByRole('switch'));
  await userEvent.click(screen.getByText('Mails'));
  expect(onChange).not.toHaveBeenCalled();
  screen.getByRole('switch').focus();
  expect(document.activeElement).toBe(screen.getByRole('switch'));
});
