import { t } from '@ficus/i18n';
import { Notice } from '@ficus/ui';

/** Says that the session goes on in the tenant where it was. */
export function SwitchFailedNotice({ onDismiss }: { readonly onDismiss: () => void }) {
  return (
    <Notice tone="error" live="assertive" title={t`The tenant was not changed`} onDismiss={onDismiss}>
      {t`You may not belong to it any more. Try again in a moment.`}
    </Notice>
  );
}
