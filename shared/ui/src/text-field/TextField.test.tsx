// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TextField } from '../index.ts';

afterEach(cleanup);

function describedBy(input: HTMLElement): string[] {
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? 'missing');
}

test.each([
  ['nothing', {}, [], null],
  ['a description', { description: 'As people see it.' }, ['As people see it.'], null],
  ['an error', { error: 'Enter a name.' }, ['Enter a name.'], 'true'],
  ['both', { description: 'Short.', error: 'Enter a name.' }, ['Short.', 'Enter a name.'], 'true'],
  ['an empty error', { error: '' }, [], null],
])('is described by %s', (_, props, texts, invalid) => {
  render(<TextField label="Name" {...props} />);
  const input = screen.getByRole('textbox', { name: 'Name' });
  expect(describedBy(input)).toEqual(texts);
  expect(input.getAttribute('aria-invalid')).toBe(invalid);
});
