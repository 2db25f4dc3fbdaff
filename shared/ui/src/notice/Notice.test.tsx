// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Notice } from '../index.ts';

afterEach(cleanup);

test.each([
  ['polite', 'status'],
  ['assertive', 'alert'],
] as const)('a %s notice has the role %s', (live, role) => {
  render(<Notice live={live}>Saved</Notice>);
  expect(screen.getByRole(role).textContent).toBe('Saved');
});

test('dismissing it leaves the keyboard in the content around it', async () => {
  const onDismiss = vi.fn();
  render(
    <main tabIndex={-1}>
      <Notice onDismiss={onDismiss}>Saved</Notice>
    </main>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(onDismiss).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(screen.getByRole('main'));
});
