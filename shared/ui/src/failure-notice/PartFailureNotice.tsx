import { t } from '@ficus/i18n';
import { Button } from '../button/Button.tsx';
import { Notice } from '../notice/Notice.tsx';

export interface PartFailureNoticeProps {
  readonly onRetry: () => void;
}

/** Says that code of the page which somebody wants did not arrive. */
export function PartFailureNotice({ onRetry }: PartFailureNoticeProps) {
  return (
    <Notice
      tone="error"
      live="assertive"
      title={t`A part of this page did not load`}
      action={<Button size="sm" onClick={onRetry}>{t`Try again`}</Button>}
    >{t`Check your connection.`}</Notice>
  );
}
