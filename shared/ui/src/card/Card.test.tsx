// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Card } from '../index.ts';

afterEach(cleanup);

test('with a title it is a region of that name, without one it is none', () => {
  const { rerender } = render(<Card title="Details">Acme</Card>);
  expect(screen.getByRole('region', { name: 'Details' }).textContent).toContain('Acme');
  rerender(<Card>Acme</Card>);
  expect(screen.queryByRole('region')).toBeNull();
});
