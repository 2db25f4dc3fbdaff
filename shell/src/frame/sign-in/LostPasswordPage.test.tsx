// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { LostPasswordPage } from './LostPasswordPage.tsx';

afterEach(cleanup);

function open(onAsk: (email: string) => Promise<void>, initialEmail = '') {
  render(
    <LostPasswordPage
      initialEmail={initialEmail}
      onAsk={onAsk}
      describe={(error) => (error as Error).message}
    />,
  );
  return screen.getByLabelText('Email') as HTMLInputElement;
}

test('asks for the address that was typed before, says politely what became of it, and asks again if wanted', async () => {
  const onAsk = vi.fn(async () => {});
  const email = open(onAsk, 'ada@acme.test');
  expect(document.activeElement).toBe(email);
  await userEvent.keyboard('{Enter}');
  const words = await screen.findByText(/If there is an account for ada@acme\.test, a link is on its way/);
  expect(words.closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite');
  await userEvent.click(screen.getByRole('button', { name: 'Send another link' }));
  expect(onAsk.mock.calls).toEqual([['ada@acme.test'], ['ada@acme.test']]);
});

test('asks nobody without an address, and keeps what was typed when asking failed', async () => {
  const onAsk = vi.fn(() => Promise.reject(new Error('No connection to the server')));
  const email = open(onAsk);
  await userEvent.keyboard('{Enter}');
  expect(screen.getByText('Enter your e-mail address.')).toBeTruthy();
  expect(onAsk).not.toHaveBeenCalled();
  await userEvent.type(email, 'ada@acme.test{Enter}');
  await screen.findByText('No connection to the server');
  expect(email.value).toBe('ada@acme.test');
  expect(screen.getByRole('button', { name: 'Send a link' }).getAttribute('aria-busy')).toBeNull();
});
