import {
  Avatar,
  Badge,
  Button,
  EmptyState,
  FolderIcon,
  Notice,
  Skeleton,
  Spinner,
} from '../../../src/index.ts';
import { Columns, Row, Section } from '../Section.tsx';

const TONES = ['info', 'success', 'warning', 'error'] as const;
const BADGES = ['neutral', 'accent', 'info', 'success', 'warning', 'danger'] as const;

export function FeedbackSection() {
  return (
    <Section title="Feedback">
      {TONES.map((tone) => (
        <Notice
          key={tone}
          tone={tone}
          live="off"
          title={`A notice: ${tone}`}
          action={<Button size="sm">Do it</Button>}
        >
          What has happened, and what can be done about it.
        </Notice>
      ))}
      <Row>
        {BADGES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Avatar name="Ada Lovelace" />
        <Avatar name="Acme" shape="square" />
        <Spinner label="Loading" />
        <Spinner size="md" />
      </Row>
      <Columns>
        <Skeleton shape="heading" width="half" />
        <Skeleton />
        <Skeleton shape="block" />
      </Columns>
      <EmptyState
        title="No workspaces yet"
        level={3}
        icon={<FolderIcon size={28} />}
        action={<Button variant="primary">Create one</Button>}
      >
        A workspace is a place where some of your colleagues work together.
      </EmptyState>
    </Section>
  );
}
