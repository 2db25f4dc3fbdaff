// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Frame } from '../index.ts';

const onNavigate = vi.fn();
const onSignOut = vi.fn();
const onThemeChange = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  render(
    <Frame
      person={{
        id: 'ada',
        name: 'Ada Lovelace',
        email: 'ada@acme.test',
        tenantId: 'acme',
        tenantName: 'Acme',
        role: 'admin',
      }}
      features={[
        { name: 'chat', title: 'Chat', path: '/chat' },
        { name: 'billing', title: 'Billing', path: '/billing' },
      ]}
      activeFeature="chat"
      theme="system"
      onThemeChange={onThemeChange}
      onNavigate={onNavigate}
      onSignOut={onSignOut}
    >
      The view
    </Frame>,
  );
});
afterEach(cleanup);

const link = (name: string) => screen.getByRole('link', { name });

test('marks the feature on the page among links with real addresses', () => {
  expect(link('Chat').getAttribute('aria-current')).toBe('page');
  expect(link('Billing').getAttribute('aria-current')).toBeNull();
  expect(link('Billing').getAttribute('href')).toBe('/billing');
});

test('a plain click navigates in the page', async () => {
  await userEvent.click(link('Billing'));
  expect(onNavigate).toHaveBeenCalledExactlyOnceWith('/billing');
});

test.each(['Control', 'Meta', 'Shift', 'Alt'])('a click with %s is left to the browser', async (key) => {
  link('Billing').addEventListener('click', (event) => event.preventDefault(), { once: true });
  await userEvent.keyboard(`{${key}>}`);
  await userEvent.click(link('Billing'));
  expect(onNavigate).not.toHaveBeenCalled();
});

test('the first stop of the keyboard leads to the content', async () => {
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('Skip to content');
  expect(document.querySelector(document.activeElement?.getAttribute('href') ?? '')).toBe(
    screen.getByRole('main'),
  );
});

test('the account menu names the person and carries theme and sign-out', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Account: Ada Lovelace' }));
  expect(screen.getByText('ada@acme.test')).toBeTruthy();
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Dark' }));
  expect(onThemeChange).toHaveBeenCalledExactlyOnceWith('dark');
  await userEvent.click(screen.getByRole('menuitem', { name: 'Sign out' }));
  expect(onSignOut).toHaveBeenCalledTimes(1);
});
