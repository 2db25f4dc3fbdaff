import { t } from '@ficus/i18n';
import { describeError } from '@ficus/service-client';
import { Button, Notice, TextField } from '@ficus/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { HostParts } from '../host/create-host.ts';
import { FailureText } from './FailureText.tsx';
import styles from './profile.module.css';

const KEY = ['profile'];

interface NameFormProps extends Pick<HostParts, 'client' | 'person' | 'announce'> {
  readonly onRenamed: (name: string) => void;
}

/** The name by which others see the person, in each of their tenants. */
export function NameForm({ client, person, announce, onRenamed }: NameFormProps) {
  const queries = useQueryClient();
  const query = { queryKey: KEY, queryFn: () => client.profile.get() };
  const profile = useQuery(query);
  const [typed, setTyped] = useState<string>();
  const save = useMutation({
    mutationFn: async (name: string) => {
      // Whoever is quicker than the answer need not press twice.
      const { version } = await queries.ensureQueryData(query);
      return client.profile.update({ name, version });
    },
    onSuccess: (changed) => {
      queries.setQueryData(KEY, changed);
      setTyped(undefined);
      onRenamed(changed.name);
      announce(t`Your name is saved.`);
    },
    // Somebody, or this person elsewhere, was quicker: what was typed stays, upon what is there now.
    onError: () => void profile.refetch(),
  });
  if (profile.isError) {
    return (
      <Notice
        tone="error"
        title={describeError(profile.error).title}
        action={
          <Button size="sm" onClick={() => void profile.refetch()}>
            {t`Try again`}
          </Button>
        }
      />
    );
  }
  // The page knows their name already: nothing below moves when the profile comes.
  const known = profile.data?.name ?? person.name;
  const name = typed ?? known;
  const isEmpty = name.trim() === '';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isEmpty && !save.isPending) save.mutate(name);
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate data-unsaved={name !== known || undefined}>
      <TextField
        label={t`Name`}
        autoComplete="name"
        maxLength={100}
        value={name}
        onChange={(event) => setTyped(event.target.value)}
        error={isEmpty ? t`Enter a name` : undefined}
      />
      <FailureText error={save.error} />
      <div>
        <Button type="submit" variant="primary" busy={save.isPending}>
          {t`Save name`}
        </Button>
      </div>
    </form>
  );
}
