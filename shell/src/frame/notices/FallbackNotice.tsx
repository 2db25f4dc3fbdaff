import { t } from '@ficus/i18n';
import { Button, Notice } from '@ficus/ui';

export interface FallbackNoticeProps {
  /** Title of the feature. */
  readonly title: string;
  /** Offers to try the new version again. */
  readonly onRetry?: (() => void) | undefined;
  readonly onDismiss: () => void;
}

/** Tells a person why the view before them changed by itself. */
export function FallbackNotice({ title, onRetry, onDismiss }: FallbackNoticeProps) {
  const action = onRetry && (
    <Button size="sm" onClick={onRetry}>
      {t`Try again`}
    </Button>
  );
  return (
    <Notice tone="warning" action={action} onDismiss={onDismiss}>
      {t`We’ve put the previous version of ${title} back, as the new one didn’t work. Your work is kept.`}
    </Notice>
  );
}
