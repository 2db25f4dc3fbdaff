// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button, Dialog, type DialogProps, TextField } from '../index.ts';

afterEach(cleanup);

function Page(props: Partial<DialogProps>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Dialog title="Invite" description="By mail." {...props} isOpen={isOpen} onClose={() => setOpen(false)}>
        <TextField label="Email" />
      </Dialog>
    </>
  );
}

test('takes the focus, bears its title and description, and gives the focus back', async () => {
  render(<Page />);
  const opener = screen.getByRole('button', { name: 'Open' });
  await userEvent.click(opener);
  const dialog = await screen.findByRole('dialog', { name: 'Invite', description: 'By mail.' });
  await vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await vi.waitFor(() => expect(document.activeElement).toBe(opener));
});

test('a submit button in the footer sends its form, and no form around it', async () => {
  const onSubmit = vi.fn();
  const onOuterSubmit = vi.fn();
  render(
    <form onSubmit={onOuterSubmit}>
      <Page onSubmit={onSubmit} footer={<Button type="submit">Send</Button>} />
    </form>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await userEvent.type(await screen.findByLabelText('Email'), 'mira@acme.test{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(onSubmit).toHaveBeenCalledTimes(2);
  expect(onOuterSubmit).not.toHaveBeenCalled();
});

test('can be closed by its button', async () => {
  render(<Page />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
