import { useState } from 'react';
import { Tabs } from '../../../src/index.ts';
import { Section } from '../Section.tsx';

const TABS = [
  { value: 'details', label: 'Details' },
  { value: 'workspaces', label: 'Workspaces', count: 4 },
  { value: 'invitations', label: 'Invitations', count: 12 },
  { value: 'settings', label: 'Settings' },
] as const;

export function TabsSection() {
  const [value, setValue] = useState<(typeof TABS)[number]['value']>('workspaces');
  return (
    <Section title="Tabs">
      <Tabs label="Parts of the tenant" tabs={TABS} value={value} onChange={setValue}>
        The panel of {TABS.find((tab) => tab.value === value)?.label}.
      </Tabs>
    </Section>
  );
}
