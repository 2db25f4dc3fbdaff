// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Table, type TableProps, useSelection } from '../index.ts';

afterEach(cleanup);

interface Person {
  readonly id: string;
  readonly name: string;
}

const PEOPLE: readonly Person[] = [
  { id: '1', name: 'Ada' },
  { id: '2', name: 'Ben' },
];

const props: TableProps<Person> = {
  caption: 'People',
  columns: [
    { key: 'name', header: 'Name', cell: (person) => person.name, isRowHeader: true, isSortable: true },
    { key: 'id', header: 'Number', cell: (person) => person.id },
  ],
  rows: PEOPLE,
  rowKey: (person) => person.id,
  empty: 'Nobody',
  error: 'No answer',
};

test('names rows and columns, and says by which it is ordered', async () => {
  const onSort = vi.fn();
  const { rerender } = render(<Table {...props} onSort={onSort} />);
  screen.getByRole('table', { name: 'People' });
  screen.getByRole('rowheader', { name: 'Ada' });
  const sortOf = (name: string) => screen.getByRole('columnheader', { name }).getAttribute('aria-sort');
  expect([sortOf('Name'), sortOf('Number')]).toEqual(['none', null]);
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(onSort).toHaveBeenLastCalledWith({ key: 'name', direction: 'ascending' });
  rerender(<Table {...props} onSort={onSort} sort={{ key: 'name', direction: 'ascending' }} />);
  expect(sortOf('Name')).toBe('ascending');
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(onSort).toHaveBeenLastCalledWith({ key: 'name', direction: 'descending' });
});

test.each([
  ['no rows', { rows: [] }, 'Nobody'],
  ['a failure', { rows: [], state: 'error' }, 'No answer'],
  ['a failure after rows', { state: 'error' }, 'No answer'],
] as const)('shows what stands for %s', (_, more, text) => {
  render(<Table {...props} {...more} />);
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([text]);
});

test('while loading it stands in for rows to come, and keeps those that are there', () => {
  const { rerender } = render(<Table {...props} rows={[]} state="loading" loadingRows={3} />);
  expect(screen.getByRole('table').getAttribute('aria-busy')).toBe('true');
  expect(screen.getAllByRole('row')).toHaveLength(4);
  expect(screen.getAllByText('Loading')).toHaveLength(1);
  rerender(<Table {...props} state="loading" />);
  screen.getByRole('rowheader', { name: 'Ben' });
});

function Selectable() {
  const [people, setPeople] = useState(PEOPLE);
  const { selected, setSelected } = useSelection(people.map((person) => person.id));
  return (
    <>
      <Table
        {...props}
        rows={people}
        selection={{ selected, onChange: setSelected, rowLabel: (person) => person.name }}
      />
      <button type="button" onClick={() => setPeople(PEOPLE.slice(0, 1))}>
        Narrow
      </button>
      <output>{[...selected].join()}</output>
    </>
  );
}

test('selects rows one by one and all at once; what is gone is not selected', async () => {
  render(<Selectable />);
  const selected = () => screen.getByRole('status').textContent;
  const all = screen.getByRole('checkbox', { name: 'Select all' });
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select Ben' }));
  expect(selected()).toBe('2');
  expect(all.getAttribute('aria-checked')).toBe('mixed');
  await userEvent.click(all);
  expect(selected()).toBe('1,2');
  await userEvent.click(screen.getByRole('button', { name: 'Narrow' }));
  expect(selected()).toBe('1');
  await userEvent.click(all);
  expect(selected()).toBe('');
});

const FIVE = ['Ada', 'Ben', 'Cem', 'Dan', 'Eva'].map((name, index) => ({ id: String(index + 1), name }));

function Kept({ onChange }: { readonly onChange: (selected: string) => void }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['elsewhere']));
  return (
    <Table
      {...props}
      rows={FIVE}
      selection={{
        selected,
        onChange: (next) => {
          onChange([...next].sort().join());
          setSelected(next);
        },
        rowLabel: ({ name }) => name,
        isDisabled: ({ name }) => name === 'Cem',
      }}
    />
  );
}

test('with Shift, by pointer and by keyboard, all between are as the last one; what cannot be selected is left out', async () => {
  const onChange = vi.fn();
  render(<Kept onChange={onChange} />);
  const user = userEvent.setup();
  const box = (name: string) => screen.getByRole('checkbox', { name: `Select ${name}` });
  await user.click(box('Ben'));
  await user.keyboard('{Shift>}');
  await user.click(box('Eva'));
  await user.keyboard('{/Shift}');
  expect(onChange).toHaveBeenLastCalledWith('2,4,5,elsewhere');
  box('Dan').focus();
  await user.keyboard('[Space]');
  expect(onChange).toHaveBeenLastCalledWith('2,5,elsewhere');
  box('Ben').focus();
  await user.keyboard('{Shift>}[Space]{/Shift}');
  expect(onChange).toHaveBeenLastCalledWith('5,elsewhere');
  await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
  expect(onChange).toHaveBeenLastCalledWith('1,2,4,5,elsewhere');
});
