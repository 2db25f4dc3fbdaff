// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { TenantSwitcher } from './TenantSwitcher.tsx';

const ACME = { tenantId: 'acme', tenantName: 'Acme' };
const GLOBEX = { tenantId: 'globex', tenantName: 'Globex' };
afterEach(cleanup);

test('who has one tenant is shown its name, and no choice', () => {
  render(<TenantSwitcher current={ACME} tenants={[]} onSwitch={vi.fn()} />);
  expect(screen.getByText('Acme')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('another tenant is chosen by keyboard, once', async () => {
  const onSwitch = vi.fn(() => new Promise<void>(() => {}));
  render(<TenantSwitcher current={ACME} tenants={[ACME, GLOBEX]} onSwitch={onSwitch} />);
  const choose = async () => {
    screen.getByRole('button', { name: 'Tenant: Acme' }).focus();
    await userEvent.keyboard('{Enter}{ArrowDown}{Enter}');
  };
  await choose();
  expect(screen.getByRole('button', { name: 'Tenant: Acme' }).getAttribute('aria-busy')).toBe('true');
  await choose();
  expect(onSwitch).toHaveBeenCalledExactlyOnceWith('globex');
});

test('the one where the person is says so, and leads nowhere', async () => {
  const onSwitch = vi.fn();
  render(<TenantSwitcher current={ACME} tenants={[ACME, GLOBEX]} onSwitch={onSwitch} />);
  await userEvent.click(screen.getByRole('button', { name: 'Tenant: Acme' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /Acme.*where you are/ }));
  expect(onSwitch).not.toHaveBeenCalled();
});

test('a switch that is refused can be tried again', async () => {
  const onSwitch = vi.fn().mockRejectedValue(new Error('refused'));
  render(<TenantSwitcher current={ACME} tenants={[ACME, GLOBEX]} onSwitch={onSwitch} />);
  for (const times of [1, 2]) {
    await userEvent.click(screen.getByRole('button', { name: 'Tenant: Acme' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Globex' }));
    expect(onSwitch).toHaveBeenCalledTimes(times);
  }
});
