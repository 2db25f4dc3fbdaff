// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ConfirmDialog, type ConfirmDialogProps } from '../index.ts';

afterEach(cleanup);

function show(props: Partial<ConfirmDialogProps> = {}) {
  const calls = { onConfirm: vi.fn(), onCancel: vi.fn() };
  render(
    <ConfirmDialog isOpen title="Revoke?" confirmLabel="Revoke" {...calls} {...props}>
      The link stops working.
    </ConfirmDialog>,
  );
  return calls;
}

test('asks as an alert, with the focus on the way back', async () => {
  const { onCancel } = show();
  screen.getByRole('alertdialog', { name: 'Revoke?', description: 'The link stops working.' });
  const cancel = screen.getByRole('button', { name: 'Cancel' });
  await vi.waitFor(() => expect(document.activeElement).toBe(cancel));
  await userEvent.keyboard('{Escape}');
  expect(onCancel).toHaveBeenCalledTimes(1);
});

test('does nothing until the word has been typed', async () => {
  const { onConfirm } = show({ typed: 'Design' });
  const field = screen.getByLabelText('Type Design to confirm');
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.type(field, 'design{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  expect(onConfirm).not.toHaveBeenCalled();
  await userEvent.clear(field);
  await userEvent.type(field, 'Design ');
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

test('while busy it neither confirms again nor lets go', async () => {
  const { onConfirm, onCancel } = show({ isBusy: true });
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await userEvent.keyboard('{Escape}');
  expect(onConfirm).not.toHaveBeenCalled();
  expect(onCancel).not.toHaveBeenCalled();
});

test('tells at once what went wrong', () => {
  show({ error: 'The directory does not answer.' });
  expect(screen.getByRole('alert').textContent).toBe('The directory does not answer.');
});
