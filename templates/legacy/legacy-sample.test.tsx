// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { LegacySample } from './legacy-sample.tsx';

afterEach(cleanup);

test('shows the old view to the person', () => {
  const person = { id: 'user_ada', email: 'ada@acme.test', name: 'Ada Marsh', role: 'admin' };
  render(<LegacySample person={{ ...person, tenantId: 'acme', tenantName: 'Acme' }} />);
  expect(screen.getByRole('heading', { name: 'Sample' })).toBeTruthy();
  expect(screen.getByText('Ada Marsh, Acme')).toBeTruthy();
});
