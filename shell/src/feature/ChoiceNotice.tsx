import { t } from '@ficus/i18n';
import { Button, Notice } from '@ficus/ui';

interface ChoiceNoticeProps {
  readonly title: string;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

/** Reminds a person who went back to the old view that the new one is one press away. */
export function ChoiceNotice({ title, onRetry, onDismiss }: ChoiceNoticeProps) {
  const action = (
    <Button size="sm" onClick={onRetry}>
      {t`Try the new one again`}
    </Button>
  );
  return (
    <Notice action={action} onDismiss={onDismiss}>
      {t`You went back to the old ${title}.`}
    </Notice>
  );
}
