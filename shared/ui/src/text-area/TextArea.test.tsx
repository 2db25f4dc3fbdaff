// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TextArea } from '../index.ts';

afterEach(cleanup);

test('is named and described like any field', () => {
  render(<TextArea label="Note" isOptional description="Short." error="Too long." />);
  const field = screen.getByRole('textbox', { name: 'Note (optional)' });
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual(['Short.', 'Too long.']);
});
