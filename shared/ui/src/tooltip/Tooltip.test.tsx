// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button, Tooltip } from '../index.ts';

afterEach(cleanup);

test('describes what the keyboard is on, and goes by Escape', async () => {
  const onClick = vi.fn();
  render(
    <Tooltip text="Members only see it">
      <Button onClick={onClick}>Settings</Button>
    </Tooltip>,
  );
  await userEvent.tab();
  const button = await screen.findByRole('button', { name: 'Settings', description: 'Members only see it' });
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
  await userEvent.click(button);
  expect(onClick).toHaveBeenCalledTimes(1);
});
