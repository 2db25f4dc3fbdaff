import type { PersonCreation, Role } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { useEffect, useRef, useState } from 'react';
import type { Parts } from './first-parts.ts';
import { useCreatePerson } from './use-creations.ts';

interface CreateDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What stands in the fields at first. */
  readonly first: PersonCreation | undefined;
  readonly parts: Parts;
}

interface Typed {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** Asks who is to be made. A flip of the view waits while something is typed in it. */
export function CreateDialog({ isOpen, onClose, first, parts }: CreateDialogProps) {
  const { Button, Dialog, Notice, Select, TextField, faultsOfError, faultsOfInput } = parts;
  const { roleOptions, rolesInReach, useHost, useMe } = parts;
  const { person, setDirty } = useHost();
  const { me } = useMe();
  const email = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<Typed>({
    email: first?.email ?? '',
    name: first?.name ?? '',
    role: first?.role ?? 'member',
  });
  const [faults, setFaults] = useState<ReturnType<typeof faultsOfInput>>({});
  const creating = useCreatePerson();
  const isDirty = isOpen && (typed.email !== '' || typed.name !== '');
  useEffect(() => {
    setDirty(isDirty);
    return () => setDirty(false);
  }, [isDirty, setDirty]);

  function change(next: Partial<Typed>) {
    setTyped((now) => ({ ...now, ...next }));
    setFaults({});
  }
  function submit() {
    if (creating.isPending) return;
    const found = faultsOfInput(typed);
    setFaults(found);
    if (found.email) return email.current?.focus();
    if (found.name) return name.current?.focus();
    creating.mutate(
      { ...typed, email: typed.email.trim(), name: typed.name.trim() },
      {
        onSuccess: onClose,
        onError: (error) => {
          const refused = faultsOfError(error);
          setFaults(refused);
          if (refused.email) email.current?.focus();
        },
      },
    );
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      isDismissable={!isDirty}
      title={t`Create somebody`}
      description={t`They belong to ${person.tenantName} at once, and get a link by e-mail to set their password.`}
      initialFocus={email}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="primary" busy={creating.isPending}>{t`Create`}</Button>
        </>
      }
    >
      {faults.whole !== undefined && (
        <Notice tone="error" live="assertive">
          {faults.whole}
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
        value={typed.email}
        error={faults.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      <TextField
        ref={name}
        label={t`Name`}
        autoComplete="off"
        maxLength={100}
        required
        value={typed.name}
        error={faults.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Select
        label={t`Role`}
        options={roleOptions(rolesInReach(me))}
        value={typed.role}
        error={faults.role}
        onChange={(role) => change({ role })}
      />
    </Dialog>
  );
}
