// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Menu, MenuChoices, MenuItem } from '../index.ts';

const onRename = vi.fn();
const onChoose = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  render(
    <>
      <Menu
        label="Actions"
        header="ada@acme.test"
        trigger={(props) => (
          <button {...props} type="button">
            More
          </button>
        )}
      >
        <MenuItem onSelect={onRename}>Rename</MenuItem>
        <MenuChoices
          label="Theme"
          value="light"
          onChoose={onChoose}
          choices={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
        <MenuItem onSelect={() => {}}>Sign out</MenuItem>
      </Menu>
      <button type="button">Elsewhere</button>
    </>,
  );
});
afterEach(cleanup);

const trigger = () => screen.getByRole('button', { name: 'More' });
const focused = () => document.activeElement?.textContent;

test.each([
  ['{Enter}', 'Rename'],
  [' ', 'Rename'],
  ['{ArrowDown}', 'Rename'],
  ['{ArrowUp}', 'Sign out'],
])('opens by %j with focus on %s', async (key, item) => {
  trigger().focus();
  await userEvent.keyboard(key);
  expect(focused()).toBe(item);
  expect(trigger().getAttribute('aria-expanded')).toBe('true');
});

test.each([
  ['{ArrowDown}', 'Light'],
  ['{ArrowUp}', 'Sign out'],
  ['{End}', 'Sign out'],
  ['{End}{Home}', 'Rename'],
  ['{End}{ArrowDown}', 'Rename'],
  ['d', 'Dark'],
  ['s', 'Sign out'],
  ['x', 'Rename'],
])('%s moves focus from the first item to %s', async (keys, item) => {
  await userEvent.click(trigger());
  await userEvent.keyboard(keys);
  expect(focused()).toBe(item);
});

test('Escape closes it and gives focus back to the trigger', async () => {
  await userEvent.click(trigger());
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(trigger());
});

test('Tab closes it and goes on behind the trigger', async () => {
  await userEvent.click(trigger());
  await userEvent.tab();
  expect(screen.queryByRole('menu')).toBeNull();
  expect(focused()).toBe('Elsewhere');
});

test('a press elsewhere closes it and leaves focus there', async () => {
  await userEvent.click(trigger());
  await userEvent.click(screen.getByRole('button', { name: 'Elsewhere' }));
  expect(screen.queryByRole('menu')).toBeNull();
  expect(focused()).toBe('Elsewhere');
});

test('an action closes the menu and happens once', async () => {
  await userEvent.click(trigger());
  await userEvent.keyboard('{Enter}');
  expect(onRename).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(trigger());
});

test('a choice tells which is chosen and leaves the menu open', async () => {
  await userEvent.click(trigger());
  expect(screen.getByRole('menuitemradio', { name: 'Light' }).getAttribute('aria-checked')).toBe('true');
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Dark' }));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('dark');
  expect(screen.getByRole('menu', { name: 'Actions' })).toBeTruthy();
});

test('the header describes the menu', async () => {
  await userEvent.click(trigger());
  const id = screen.getByRole('menu').getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(id)?.textContent).toBe('ada@acme.test');
});
