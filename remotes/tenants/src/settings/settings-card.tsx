import type { Tenant } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Button, Card, FailureNotice, Notice, TextArea, TextField } from '@ficus/ui';
import { type FormEvent, useEffect, useRef } from 'react';
import { useUnsaved } from '../unsaved.tsx';
import styles from './settings-card.module.css';
import { useSettingsForm } from './use-settings-form.ts';

/** What a tenant's admins decide for it. */
export function SettingsCard({ tenant }: { readonly tenant: Tenant }) {
  const form = useSettingsForm(tenant);
  const room = useRef<HTMLFormElement>(null);
  useUnsaved(form.isChanged);
  useEffect(() => {
    if (Object.keys(form.faults).length > 0)
      room.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [form.faults]);

  function submit(event: FormEvent) {
    event.preventDefault();
    form.save();
  }

  return (
    <form ref={room} className={styles.form} aria-label={t`Settings`} noValidate onSubmit={submit}>
      <Card
        title={t`Settings`}
        level={3}
        description={t`They hold for everybody in the tenant, from the next invitation on.`}
        footer={
          <>
            {form.isChanged && <Button variant="ghost" onClick={form.reset}>{t`Discard`}</Button>}
            <Button
              type="submit"
              variant="primary"
              busy={form.isBusy}
              disabled={!form.isChanged}
            >{t`Save changes`}</Button>
          </>
        }
      >
        <div className={styles.fields}>
          {form.isOutdated && <Meanwhile onTakeTheirs={form.reset} onKeepMine={form.rebase} />}
          {form.failure && <FailureNotice failure={form.failure} live="assertive" />}
          <TextField
            label={t`Name`}
            value={form.text.name}
            maxLength={100}
            autoComplete="off"
            error={form.faults.name}
            onChange={(event) => form.change('name', event.target.value)}
          />
          <TextField
            label={t`Days that an invitation is good for`}
            className={styles.short}
            inputMode="numeric"
            value={form.text.invitationDays}
            maxLength={4}
            autoComplete="off"
            description={t`From 1 to 90.`}
            error={form.faults.invitationDays}
            onChange={(event) => form.change('invitationDays', event.target.value)}
          />
          <TextArea
            label={t`Domains that invited addresses must be of`}
            isOptional
            value={form.text.emailDomains}
            rows={2}
            spellCheck={false}
            autoCapitalize="none"
            placeholder="acme.test"
            description={t`One a line. Without any, every address can be invited.`}
            error={form.faults.emailDomains}
            onChange={(event) => form.change('emailDomains', event.target.value)}
          />
        </div>
      </Card>
    </form>
  );
}

interface MeanwhileProps {
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

function Meanwhile({ onTakeTheirs, onKeepMine }: MeanwhileProps) {
  return (
    <Notice
      tone="warning"
      title={t`Someone changed these settings meanwhile`}
      action={
        <>
          <Button size="sm" onClick={onTakeTheirs}>{t`Show theirs`}</Button>
          <Button size="sm" onClick={onKeepMine}>{t`Keep mine`}</Button>
        </>
      }
    >{t`What you typed is still here. Saving it replaces what they have saved.`}</Notice>
  );
}
