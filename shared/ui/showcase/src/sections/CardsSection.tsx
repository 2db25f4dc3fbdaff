import { Badge, Button, Card, DescriptionList, PageHeader, Switch } from '../../../src/index.ts';
import { Section } from '../Section.tsx';

export function CardsSection() {
  return (
    <Section title="Parts of a page">
      <PageHeaderExample />
      <Card
        title="Details"
        level={3}
        description="What everybody in the tenant sees."
        actions={<Button size="sm">Edit</Button>}
      >
        <DescriptionList
          items={[
            { term: 'Name', details: 'Acme Corporation' },
            { term: 'Identifier', details: 'acme' },
            { term: 'Created', details: '3 February 2025' },
          ]}
        />
      </Card>
      <Card
        title="Danger zone"
        level={3}
        tone="danger"
        description="These cannot be undone."
        footer={<Button variant="danger">Delete the tenant</Button>}
      >
        <Switch label="Refuse all sign-ins" isOn={false} onChange={() => undefined} />
      </Card>
    </Section>
  );
}

/** The page has its own h1: the example is a picture of another page's head. */
function PageHeaderExample() {
  return (
    <PageHeader
      level={3}
      back={{ href: '#tenants', label: 'Tenants' }}
      title="Acme Corporation"
      badges={<Badge tone="success">Active</Badge>}
      description="5 people in 3 workspaces."
      actions={<Button variant="primary">Invite</Button>}
    />
  );
}
