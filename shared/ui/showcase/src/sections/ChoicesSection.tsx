import { useState } from 'react';
import { Checkbox, Switch } from '../../../src/index.ts';
import { Columns, Section } from '../Section.tsx';

export function ChoicesSection() {
  const [isChecked, setChecked] = useState(true);
  const [isOn, setOn] = useState(true);
  return (
    <Section title="Choices">
      <Columns>
        <Checkbox
          label="Send a copy to me"
          description="To ada@acme.test"
          isChecked={isChecked}
          onChange={setChecked}
        />
        <Checkbox label="All workspaces" isChecked={false} isIndeterminate onChange={() => undefined} />
        <Checkbox label="Not for you" isChecked={false} isDisabled onChange={() => undefined} />
        <Switch label="Notifications" description="One mail a day at most." isOn={isOn} onChange={setOn} />
        <Switch label="Being changed" isOn={false} isBusy onChange={() => undefined} />
        <Switch label="Not for you either" isOn isDisabled onChange={() => undefined} />
      </Columns>
    </Section>
  );
}
