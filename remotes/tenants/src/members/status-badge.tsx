import type { PersonStatus } from '@ficus/contracts';
import { Badge } from '@ficus/ui';

const LOOKS = {
  active: { tone: 'success', words: 'Active' },
  invited: { tone: 'info', words: 'Invited' },
  deactivated: { tone: 'neutral', words: 'Deactivated' },
} as const;

/** Whether somebody is here, will be, or may not act. */
export function StatusBadge({ status }: { readonly status: PersonStatus }) {
  const { tone, words } = LOOKS[status];
  return <Badge tone={tone}>{words}</Badge>;
}
