// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button, type ToastOptions, ToastPlace, ToastProvider, useToast } from '../index.ts';

afterEach(cleanup);

function Trigger(options: ToastOptions) {
  const { show } = useToast();
  return <Button onClick={() => show(options)}>Show</Button>;
}

async function show(options: ToastOptions) {
  render(
    <ToastProvider place={ToastPlace}>
      <Trigger {...options} />
    </ToastProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
}

test('says what was done without interrupting, and undoes it once', async () => {
  const onPress = vi.fn();
  await show({ title: 'Revoked', description: 'The link is dead.', action: { label: 'Undo', onPress } });
  await screen.findByRole('dialog', { name: 'Revoked', description: 'The link is dead.' });
  expect(document.querySelector('[aria-live="assertive"]')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(onPress).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(screen.queryByText('Revoked')).toBeNull());
});

test('an error is read out at once and can be closed', async () => {
  await show({ title: 'No answer', tone: 'error' });
  await screen.findByRole('alertdialog', { name: 'No answer' });
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  await vi.waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
});
