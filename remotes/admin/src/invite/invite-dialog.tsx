import { t } from '@ficus/i18n';
import { Button, Dialog, Notice, Select, TextField, useToast } from '@ficus/ui';
import { useEffect, useRef } from 'react';
import { useHost } from '../host-context.ts';
import { rolesInReach, useMe } from '../me.ts';
import { roleOptions } from '../people/role-options.ts';
import { dayWords } from '../time-words.ts';
import { useInvite } from './use-invite.ts';

interface InviteDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Invites somebody. A flip of the view waits while something is typed in it. */
export function InviteDialog({ isOpen, onClose }: InviteDialogProps) {
  const { person, setDirty } = useHost();
  const { me } = useMe();
  const toast = useToast();
  const email = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const invite = useInvite(isOpen, (invitation) => {
    onClose();
    toast.show({
      title: t`${invitation.name} has been invited`,
      description: t`${invitation.email} can join until ${dayWords(invitation.expiresAt)}.`,
    });
  });
  const isDirty = isOpen && invite.hasInput;
  useEffect(() => {
    setDirty(isDirty);
    return () => setDirty(false);
  }, [isDirty, setDirty]);
  const { email: emailFault } = invite.faults;
  useEffect(() => {
    if (isOpen && emailFault) email.current?.focus();
  }, [isOpen, emailFault]);

  function submit() {
    const fault = invite.send();
    if (fault) (fault === 'email' ? email : name).current?.focus();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      isDismissable={!isDirty}
      title={t`Invite somebody`}
      description={t`They get a link by e-mail, and belong to ${person.tenantName} once they follow it.`}
      initialFocus={email}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="primary" busy={invite.isPending}>{t`Send invitation`}</Button>
        </>
      }
    >
      {invite.faults.whole !== undefined && (
        <Notice tone="error" live="assertive">
          {invite.faults.whole}
        </Notice>
      )}
      <TextField
        ref={email}
        label={t`E-mail`}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        required
        value={invite.text.email}
        error={invite.faults.email}
        onChange={(event) => invite.change({ email: event.target.value })}
      />
      <TextField
        ref={name}
        label={t`Name`}
        autoComplete="off"
        maxLength={100}
        required
        value={invite.text.name}
        error={invite.faults.name}
        onChange={(event) => invite.change({ name: event.target.value })}
      />
      <Select
        label={t`Role`}
        options={roleOptions(rolesInReach(me, 'people.invite'))}
        value={invite.text.role}
        error={invite.faults.role}
        onChange={(role) => invite.change({ role })}
      />
    </Dialog>
  );
}
