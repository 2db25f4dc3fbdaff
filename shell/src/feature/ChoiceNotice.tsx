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
      Try the new one again
    </Button>
  );
  return (
    <Notice action={action} onDismiss={onDismiss}>
      You went back to the old {title}.
    </Notice>
  );
}
