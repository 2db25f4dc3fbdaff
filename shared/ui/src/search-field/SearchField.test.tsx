// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { SearchField } from '../index.ts';

afterEach(cleanup);

function Page({ onKeyDown }: { onKeyDown?: (key: string) => void }) {
  const [value, setValue] = useState('');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for a dialog, which closes by Escape.
    <div onKeyDown={(event) => onKeyDown?.(event.key)}>
      <SearchField label="Search people" value={value} onChange={setValue} />
    </div>
  );
}

test('is emptied by its button, and keeps the focus', async () => {
  render(<Page />);
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search people' });
  expect(screen.queryByRole('button', { name: 'Clear' })).toBeNull();
  await userEvent.type(field, 'ada');
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
});

test('is emptied by Escape, which closes nothing around it then', async () => {
  const onKeyDown = vi.fn();
  render(<Page onKeyDown={onKeyDown} />);
  const field = screen.getByRole<HTMLInputElement>('searchbox');
  await userEvent.type(field, 'a{Escape}');
  expect(field.value).toBe('');
  expect(onKeyDown).not.toHaveBeenCalledWith('Escape');
  await userEvent.keyboard('{Escape}');
  expect(onKeyDown).toHaveBeenCalledWith('Escape');
});
