import { t } from '@ficus/i18n';
import { Button, Notice } from '@ficus/ui';
import { useAfterView, useAfterViewFetch } from './use-after-view.ts';

/** Says that what somebody wants did not come, with the way to try again. */
export function LateFailure() {
  const { hasFailed } = useAfterView();
  const { want } = useAfterViewFetch();
  if (!hasFailed) return null;
  return (
    <Notice
      tone="error"
      live="assertive"
      title={t`A part of this page did not load`}
      action={<Button size="sm" onClick={want}>{t`Try again`}</Button>}
    >{t`Check your connection.`}</Notice>
  );
}
