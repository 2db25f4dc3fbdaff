// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Select, SelectStandIn } from '../index.ts';

afterEach(cleanup);

const ROLES = [
  { value: 'member', label: 'Member', description: 'Works here' },
  { value: 'admin', label: 'Admin' },
  { value: 'operator', label: 'Operator', isDisabled: true },
] as const;

function Page({ onChange, error }: { onChange?: (value: string) => void; error?: string }) {
  const [value, setValue] = useState<(typeof ROLES)[number]['value']>();
  return (
    <Select
      label="Role"
      options={ROLES}
      value={value}
      error={error}
      onChange={(next) => {
        setValue(next);
        onChange?.(next);
      }}
    />
  );
}

test('is named by its label and shows what is chosen by keyboard', async () => {
  const onChange = vi.fn();
  render(<Page onChange={onChange} />);
  const select = screen.getByRole('combobox', { name: 'Role' });
  expect(select.textContent).toContain('Choose');
  select.focus();
  await userEvent.keyboard('{ArrowDown}');
  await screen.findByRole('option', { name: /Admin/ });
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith('admin'));
  await vi.waitFor(() => expect(select.textContent).toBe('Admin'));
});

test('says what is wrong', () => {
  render(<Page error="Choose a role." />);
  const select = screen.getByRole('combobox', { name: 'Role', description: 'Choose a role.' });
  expect(select.getAttribute('aria-invalid')).toBe('true');
});

test('adds no style element: the page forbids them', async () => {
  render(<Page />);
  await userEvent.click(screen.getByRole('combobox', { name: 'Role' }));
  await screen.findAllByRole('option');
  expect(document.querySelectorAll('style')).toHaveLength(0);
});

test.each(['{Enter}', ' ', '{ArrowDown}', 'a'])(
  'what stands in for it is wanted by %j and by a press',
  async (key) => {
    const onWanted = vi.fn();
    render(<SelectStandIn label="Role" options={ROLES} value="admin" isComing={false} onWanted={onWanted} />);
    const standIn = screen.getByRole('combobox', { name: 'Role', expanded: false });
    expect(standIn.textContent).toBe('Admin');
    await userEvent.click(standIn);
    await userEvent.keyboard(key);
    expect(onWanted).toHaveBeenCalledTimes(2);
  },
);

test('in place of that it takes the focus, opens, and gives the focus back', async () => {
  render(<Select label="Role" options={ROLES} value="admin" onChange={() => undefined} opensAtOnce />);
  await screen.findByRole('option', { name: 'Admin' });
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(screen.queryByRole('option')).toBeNull());
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')));
});
