import { t } from '@ficus/i18n';
import { Button, Notice } from '@ficus/ui';

export interface SwitchOfferProps {
  /** Title of the feature. */
  readonly title: string;
  /** The view that is ready. Default: `remote`. */
  readonly to?: 'remote' | 'legacy' | undefined;
  readonly onSwitch: () => void;
  readonly onLater: () => void;
}

/** Offers the other view of a feature to a person who is in the middle of something. */
export function SwitchOffer({ title, to = 'remote', onSwitch, onLater }: SwitchOfferProps) {
  return (
    <Notice
      action={
        <>
          <Button size="sm" variant="primary" onClick={onSwitch}>
            {t`Switch now`}
          </Button>
          <Button size="sm" variant="ghost" onClick={onLater}>
            {t`Later`}
          </Button>
        </>
      }
    >
      {to === 'remote'
        ? t`A new version of ${title} is ready. Your work comes along.`
        : t`The previous version of ${title} is ready. Your work comes along.`}
    </Notice>
  );
}
