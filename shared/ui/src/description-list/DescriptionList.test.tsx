// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DescriptionList } from '../index.ts';

afterEach(cleanup);

test('pairs each name with what it stands for', () => {
  render(<DescriptionList items={[{ term: 'Name', details: 'Acme' }]} />);
  expect(screen.getByRole('term').textContent).toBe('Name');
  expect(screen.getByRole('definition').textContent).toBe('Acme');
});
