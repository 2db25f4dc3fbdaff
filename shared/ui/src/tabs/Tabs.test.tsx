// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { Tabs } from '../index.ts';

afterEach(cleanup);

const TABS = [
  { value: 'details', label: 'Details' },
  { value: 'people', label: 'People', count: 5 },
] as const;

function Page() {
  const [value, setValue] = useState<(typeof TABS)[number]['value']>('details');
  return (
    <Tabs label="Parts" tabs={TABS} value={value} onChange={setValue}>
      About {value}
    </Tabs>
  );
}

test('shows the panel of the open tab, which bears its name', () => {
  render(<Page />);
  screen.getByRole('tablist', { name: 'Parts' });
  expect(screen.getByRole('tab', { name: 'Details' }).getAttribute('aria-selected')).toBe('true');
  expect(screen.getByRole('tabpanel', { name: 'Details' }).textContent).toBe('About details');
});

test('opens another by arrow key, and goes round', async () => {
  render(<Page />);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tabpanel', { name: 'People 5' }).textContent).toBe('About people');
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tabpanel', { name: 'Details' }).textContent).toBe('About details');
});
