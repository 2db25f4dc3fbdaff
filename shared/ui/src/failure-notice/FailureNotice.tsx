import { t } from '@ficus/i18n';
import type { ReactNode } from 'react';
import { Button } from '../button/Button.tsx';
import { ButtonLink } from '../button/ButtonLink.tsx';
import { Notice } from '../notice/Notice.tsx';

export interface FailureNoticeProps {
  /** What went wrong, in words, and what helps: as the service client's `describeError` tells it. */
  readonly failure: {
    readonly title: string;
    readonly action: string;
    readonly remedy: 'retry' | 'sign-in' | 'reload' | 'none';
  };
  /** Does the same again. Without it, no button offers that. */
  readonly onRetry?: (() => void) | undefined;
  /** Loads the page anew. Default: just that. */
  readonly onReload?: (() => void) | undefined;
  /** Default: `polite`. */
  readonly live?: 'polite' | 'assertive' | 'off' | undefined;
  /** What else a person should know, such as what of theirs is kept. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

/** Says that something failed, and offers the one thing that helps. Every view tells failures by it. */
export function FailureNotice({ failure, onRetry, onReload, live, children, className }: FailureNoticeProps) {
  return (
    <Notice
      tone="error"
      title={failure.title}
      live={live}
      className={className}
      action={<RemedyButton remedy={failure.remedy} onRetry={onRetry} onReload={onReload} />}
    >
      {failure.action} {children}
    </Notice>
  );
}

type RemedyProps = Pick<FailureNoticeProps, 'onRetry' | 'onReload'> & {
  readonly remedy: FailureNoticeProps['failure']['remedy'];
};

function RemedyButton({ remedy, onRetry, onReload = () => location.reload() }: RemedyProps) {
  switch (remedy) {
    case 'retry':
      return (
        onRetry && (
          <Button size="sm" onClick={onRetry}>
            {t`Try again`}
          </Button>
        )
      );
    case 'sign-in':
      return (
        <ButtonLink size="sm" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
          {t`Sign in`}
        </ButtonLink>
      );
    case 'reload':
      return (
        <Button size="sm" onClick={onReload}>
          {t`Reload the page`}
        </Button>
      );
    case 'none':
      return null;
  }
}
