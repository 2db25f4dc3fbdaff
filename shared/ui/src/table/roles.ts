/**
 * Roles that the elements of a table have by themselves, spelled out: as cards they are laid out as blocks, and browsers
 * take an element's role away with its table layout.
 */
export const ROLES = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader', scope: 'col' },
  rowheader: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;
