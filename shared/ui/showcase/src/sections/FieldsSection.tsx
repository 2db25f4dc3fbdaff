import { useState } from 'react';
import { SearchField, Select, TextArea, TextField } from '../../../src/index.ts';
import { Columns, Section } from '../Section.tsx';

const ROLES = [
  { value: 'member', label: 'Member', description: 'Works in the workspaces they belong to' },
  { value: 'admin', label: 'Admin', description: 'Invites people and decides the settings' },
  { value: 'operator', label: 'Operator', description: 'Runs the platform', isDisabled: true },
];

export function FieldsSection() {
  const [search, setSearch] = useState('ada');
  const [role, setRole] = useState('member');
  return (
    <Section title="Fields">
      <Columns>
        <TextField label="Name" defaultValue="Ada Lovelace" description="As colleagues see it." />
        <TextField label="Email" defaultValue="ada@" error="Enter an address such as ada@acme.test." />
        <TextField label="Phone" isOptional placeholder="+44 …" />
        <TextField label="Tenant" defaultValue="acme" disabled />
        <Select label="Role" options={ROLES} value={role} onChange={setRole} />
        <Select
          label="Workspace"
          options={[{ value: 'design', label: 'Design' }]}
          value={undefined}
          onChange={() => undefined}
          error="Choose one."
        />
        <SearchField label="Search people" value={search} onChange={setSearch} />
        <SearchField label="Search tenants" value="acme" onChange={() => undefined} isBusy />
        <TextArea label="Note" isOptional description="Grows with what you write." />
      </Columns>
    </Section>
  );
}
