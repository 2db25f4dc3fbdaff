import type { PersonStatus } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Badge } from '@ficus/ui';

const looks = () =>
  ({
    active: { tone: 'success', words: t`Active` },
    invited: { tone: 'info', words: t`Invited` },
    deactivated: { tone: 'neutral', words: t`Deactivated` },
  }) as const;

/** Whether somebody is here, will be, or may not act. */
export function StatusBadge({ status }: { readonly status: PersonStatus }) {
  const { tone, words } = looks()[status];
  return <Badge tone={tone}>{words}</Badge>;
}
