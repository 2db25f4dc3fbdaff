import { Component } from 'react';

export interface LegacySampleProps {
  person: { id: string; email: string; name: string; role: string; tenantId: string; tenantName: string };
}

/** Sample as the old application has it: put its view here. It stands outside the new world and imports nothing of it. */
export class LegacySample extends Component<LegacySampleProps> {
  override render() {
    const { name, tenantName } = this.props.person;
    return (
      <div>
        <h1>Sample</h1>
        <p>
          {name}, {tenantName}
        </p>
      </div>
    );
  }
}
