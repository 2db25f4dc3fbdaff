import type { Explanation } from '@ficus/contracts';
import { list, rich, t } from '@ficus/i18n';
import { isServiceError } from '@ficus/service-client';
import { type FormEvent, useState } from 'react';
import styles from './migration.module.css';
import { useParts } from './parts.ts';
import { type Asked, useWhy } from './use-views.ts';

interface WhySectionProps {
  readonly feature: string;
  readonly tenants: readonly string[];
}

/** Says why somebody sees which view of the feature. */
export function WhySection({ feature, tenants }: WhySectionProps) {
  const { Button, FailureNotice, Select, TextField, momentWords, useFailure } = useParts();
  const [tenantId, setTenantId] = useState(tenants[0] ?? '');
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const why = useWhy(asked);
  const isNobody = isServiceError(why.error) && why.error.code === 'not-found';
  const failure = useFailure(isNobody ? null : why.error);
  function ask(event: FormEvent) {
    event.preventDefault();
    setAsked({ feature, tenantId, email: email.trim() });
  }
  return (
    <>
      <h3 className={styles.title}>{t`Why does somebody see which view?`}</h3>
      <form className={`${styles.filters} ${styles.ask}`} onSubmit={ask}>
        <Select
          label={t`Tenant`}
          options={tenants.map((value) => ({ value, label: value }))}
          value={tenantId}
          onChange={setTenantId}
        />
        <TextField
          label={t`E-mail address`}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Button type="submit" busy={why.isFetching}>{t`Explain`}</Button>
      </form>
      <div role="status">
        {isNobody && asked && (
          <p className={styles.words}>{t`Nobody in ${asked.tenantId} has the address ${asked.email}.`}</p>
        )}
        {failure && <FailureNotice failure={failure} onRetry={() => void why.refetch()} />}
        {why.data && asked?.feature === feature && <Answer answer={why.data} momentWords={momentWords} />}
      </div>
    </>
  );
}

function Answer({
  answer,
  momentWords,
}: {
  readonly answer: Explanation;
  readonly momentWords: (at: number) => string;
}) {
  const { person, now, flags, last } = answer;
  return (
    <>
      <p className={styles.words}>
        {rich`${person.name} (${person.role}) gets the ${viewWords(now)} at the next page: ${<Reason words={now.words} />}`}
      </p>
      <p className={styles.note}>
        {flags.length > 0
          ? t`On for them: ${list(flags.map(({ name, variant }) => (variant ? `${name} (${variant})` : name)))}.`
          : t`None of its flags is on for them.`}{' '}
        {last
          ? rich`Their last page (${momentWords(last.at)}) was meant for the ${viewWords(last)}: ${<Reason words={last.words} />}`
          : t`No page of theirs is known.`}
      </p>
    </>
  );
}

function viewWords({ view, version }: Pick<Explanation['now'], 'view' | 'version'>): string {
  if (view === 'legacy') return t`old view`;
  return version === undefined ? t`new view` : t`new view (${version})`;
}

/** Services give reasons in English. */
function Reason({ words }: { readonly words: string }) {
  return <span lang="en">{words}</span>;
}
