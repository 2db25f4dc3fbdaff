import { useState } from 'react';
import {
  Badge,
  Button,
  EmptyState,
  IconButton,
  MoreIcon,
  Notice,
  Pager,
  PeopleIcon,
  Select,
  Table,
  type TableColumn,
  type TableSort,
  useSelection,
} from '../../../src/index.ts';
import { Row, Section } from '../Section.tsx';
import { PEOPLE, type ShownPerson, sortPeople } from './people.ts';

const COLUMNS: readonly TableColumn<ShownPerson>[] = [
  { key: 'name', header: 'Name', cell: (person) => person.name, isRowHeader: true, isSortable: true },
  { key: 'email', header: 'Email', cell: (person) => person.email, isSortable: true },
  { key: 'status', header: 'Status', cell: (person) => <Badge tone={person.tone}>{person.status}</Badge> },
  { key: 'seats', header: 'Seats', cell: (person) => person.seats, align: 'end', isSortable: true },
  {
    key: 'actions',
    header: 'Actions',
    cell: (person) => <IconButton size="sm" label={`Actions for ${person.name}`} icon={<MoreIcon />} />,
    isHeaderHidden: true,
    onCard: 'corner',
    align: 'end',
    width: 'fit',
  },
];

const STATES = [
  { value: 'ready', label: 'With rows' },
  { value: 'loading', label: 'Loading' },
  { value: 'empty', label: 'Empty' },
  { value: 'error', label: 'Failed' },
] as const;

export function TableSection() {
  const [state, setState] = useState<(typeof STATES)[number]['value']>('ready');
  const [sort, setSort] = useState<TableSort>({ key: 'name', direction: 'ascending' });
  const { selected, setSelected } = useSelection(PEOPLE.map((person) => person.email));
  return (
    <Section title="Table">
      <Row>
        <Select label="Rows" hideLabel prefix="Rows:" options={STATES} value={state} onChange={setState} />
        <span role="status">{selected.size} selected</span>
      </Row>
      <div>
        <Table
          caption="People of Acme"
          columns={COLUMNS}
          rows={state === 'ready' ? sortPeople(PEOPLE, sort) : []}
          rowKey={(person) => person.email}
          sort={sort}
          onSort={setSort}
          selection={{ selected, onChange: setSelected, rowLabel: (person) => person.name }}
          state={state === 'empty' ? 'ready' : state}
          empty={
            <EmptyState title="Nobody here yet" level={3} icon={<PeopleIcon size={28} />}>
              Whom you invite will be listed here.
            </EmptyState>
          }
          error={
            <Notice
              tone="error"
              title="The people could not be read"
              action={<Button size="sm">Try again</Button>}
            >
              The directory does not answer.
            </Notice>
          }
        />
        <Pager
          summary={`1–${PEOPLE.length} of 1,280 people`}
          hasPages
          isFirst
          onPrevious={() => undefined}
          onNext={() => undefined}
        />
      </div>
    </Section>
  );
}
