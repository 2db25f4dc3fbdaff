// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Select } from '../index.ts';

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
