// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { SignInPage } from '../index.ts';

afterEach(cleanup);

const ada = { name: 'Ada', email: 'ada@acme.test', password: 'ficus-demo', detail: 'Admin of Acme' };

function open(
  onSignIn: (email: string, password: string) => Promise<void>,
  onEmail: (email: string) => void = () => undefined,
) {
  render(
    <SignInPage
      onLanguage={() => undefined}
      onEmail={onEmail}
      onSignIn={onSignIn}
      describe={(error) => (error as Error).message}
      demoPeople={[ada]}
    />,
  );
  return {
    email: screen.getByLabelText('Email') as HTMLInputElement,
    password: screen.getByLabelText('Password') as HTMLInputElement,
    button: screen.getByRole('button', { name: 'Sign in' }),
  };
}

function failure(code: string, message: string) {
  return Object.assign(new Error(message), { code });
}

test('sends what was typed, by Enter, and stays busy until the page makes way', async () => {
  const onSignIn = vi.fn(async () => {});
  const { email, password, button } = open(onSignIn);
  await userEvent.type(email, ' ada@acme.test ');
  await userEvent.type(password, ' secret {Enter}');
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith('ada@acme.test', ' secret ');
  expect(button.getAttribute('aria-busy')).toBe('true');
  await userEvent.type(password, '{Enter}');
  expect(onSignIn).toHaveBeenCalledTimes(1);
});

test.each([
  ['', '', 'Enter your e-mail address.', 'email'],
  ['ada@acme.test', '', 'Enter your password.', 'password'],
] as const)('asks for what is missing from (%j, %j)', async (typedEmail, typedPassword, message, field) => {
  const onSignIn = vi.fn(async () => {});
  const { email, password, button } = open(onSignIn);
  if (typedEmail) await userEvent.type(email, typedEmail);
  if (typedPassword) await userEvent.type(password, typedPassword);
  await userEvent.click(button);
  expect(screen.getByText(message)).toBeTruthy();
  expect(document.activeElement).toBe({ email, password }[field]);
  expect(onSignIn).not.toHaveBeenCalled();
});

test('wrong credentials are said politely, nothing typed is lost, and the password is selected', async () => {
  const { email, password, button } = open(async () => {
    throw failure('invalid-credentials', 'That e-mail and password don’t match.');
  });
  await userEvent.type(email, 'ada@acme.test');
  await userEvent.type(password, 'wrong');
  await userEvent.click(button);
  const message = await screen.findByText('That e-mail and password don’t match.');
  expect(message.closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite');
  expect([email.value, password.value]).toEqual(['ada@acme.test', 'wrong']);
  expect(document.activeElement).toBe(password);
  expect(password.value.slice(password.selectionStart ?? 0, password.selectionEnd ?? 0)).toBe('wrong');
  expect(button.getAttribute('aria-busy')).toBeNull();
});

test.each(['rate-limited', 'offline', 'unavailable'])('%s leaves focus where it is', async (code) => {
  const { email, password, button } = open(async () => {
    throw failure(code, 'Try again later.');
  });
  await userEvent.type(email, 'ada@acme.test');
  await userEvent.type(password, 'secret');
  await userEvent.click(button);
  await screen.findByText('Try again later.');
  expect(document.activeElement).toBe(button);
});

test('a page brought back by the back/forward cache is ready for another try', async () => {
  const { email, password, button } = open(() => new Promise(() => {}));
  await userEvent.type(email, 'ada@acme.test');
  await userEvent.type(password, 'secret{Enter}');
  expect(button.getAttribute('aria-busy')).toBe('true');
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await vi.waitFor(() => expect(button.getAttribute('aria-busy')).toBeNull());
});

test('shows and hides the password', async () => {
  const { password } = open(async () => {});
  expect(password.type).toBe('password');
  await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
  expect(password.type).toBe('text');
  await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
  expect(password.type).toBe('password');
});

test('the form’s fields tell a password manager what they are', () => {
  const { email, password } = open(async () => {});
  expect(email.autocomplete).toBe('username');
  expect(password.autocomplete).toBe('current-password');
});

test('a person of the demo fills in the form', async () => {
  const { email, password } = open(async () => {});
  await userEvent.click(screen.getByRole('button', { name: /Ada/ }));
  expect([email.value, password.value]).toEqual([ada.email, ada.password]);
});

test('who has lost their password finds another form, which knows what they typed', async () => {
  const onEmail = vi.fn<(email: string) => void>();
  const { email } = open(async () => {}, onEmail);
  await userEvent.type(email, 'ada@acme.test');
  expect(onEmail).toHaveBeenLastCalledWith('ada@acme.test');
  expect(screen.getByRole('link', { name: 'Forgotten your password?' }).getAttribute('href')).toBe(
    '#lost-password',
  );
});
