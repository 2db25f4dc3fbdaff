import { useState } from 'react';
import { Button, ConfirmDialog, Dialog, Select, TextField, Tooltip, useToast } from '../../../src/index.ts';
import { Row, Section } from '../Section.tsx';

type Shown = 'form' | 'confirm' | 'typed' | undefined;

export function OverlaysSection() {
  const [shown, setShown] = useState<Shown>();
  const [role, setRole] = useState('member');
  const toast = useToast();
  const close = () => setShown(undefined);
  return (
    <Section title="Over the page">
      <Row>
        <Button onClick={() => setShown('form')}>Dialog</Button>
        <Button onClick={() => setShown('confirm')}>Confirm</Button>
        <Button onClick={() => setShown('typed')}>Confirm by typing</Button>
        <Button
          onClick={() =>
            toast.show({
              title: 'Invitation revoked',
              description: 'mira@acme.test cannot join any more.',
              action: { label: 'Undo', onPress: () => toast.show({ title: 'Invitation sent again' }) },
            })
          }
        >
          Toast
        </Button>
        <Button onClick={() => toast.show({ title: 'The directory does not answer', tone: 'error' })}>
          Toast of an error
        </Button>
        <Tooltip text="Members see this, but cannot change it">
          <Button>Tooltip</Button>
        </Tooltip>
      </Row>
      <Dialog
        isOpen={shown === 'form'}
        onClose={close}
        onSubmit={close}
        title="Invite a colleague"
        description="They get a mail with a link that is good for 14 days."
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="primary">
              Send invitation
            </Button>
          </>
        }
      >
        <TextField label="Email" type="email" placeholder="mira@acme.test" />
        <TextField label="Name" />
        <Select
          label="Role"
          options={[
            { value: 'member', label: 'Member', description: 'Works in the workspaces they belong to' },
            { value: 'admin', label: 'Admin', description: 'Invites people and decides the settings' },
          ]}
          value={role}
          onChange={setRole}
        />
      </Dialog>
      <ConfirmDialog
        isOpen={shown === 'confirm'}
        onCancel={close}
        onConfirm={close}
        title="Revoke the invitation?"
        confirmLabel="Revoke"
        tone="danger"
      >
        The link that <strong>mira@acme.test</strong> has received will not work any more.
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={shown === 'typed'}
        onCancel={close}
        onConfirm={close}
        title="Archive the workspace Design?"
        confirmLabel="Archive"
        tone="danger"
        typed="Design"
        error="The last try failed: the directory did not answer."
      >
        Its 12 members lose their access at once.
      </ConfirmDialog>
    </Section>
  );
}
