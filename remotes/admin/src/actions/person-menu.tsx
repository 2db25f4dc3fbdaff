import type { PersonSummary } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import {
  ChevronRightIcon,
  IconButton,
  LockIcon,
  MailIcon,
  Menu,
  MenuItem,
  MenuSeparator,
  MoreIcon,
  RetryIcon,
  TrashIcon,
} from '@ficus/ui';
import { usePersonActions } from './person-actions.ts';
import styles from './person-menu.module.css';

interface PersonMenuProps {
  readonly person: PersonSummary;
  /** Whether this person's role is one that may be taken away; otherwise their page is all there is. */
  readonly mayChange: boolean;
  readonly isMe: boolean;
  readonly onOpen: () => void;
}

/** What can be done with one person of the list. */
export function PersonMenu({ person, mayChange, isMe, onOpen }: PersonMenuProps) {
  const actions = usePersonActions();
  return (
    <div className={styles.menu}>
      <Menu
        label={t`Actions for ${person.name}`}
        trigger={(props) => (
          <IconButton {...props} size="sm" label={t`Actions for ${person.name}`} icon={<MoreIcon />} />
        )}
      >
        <MenuItem icon={<ChevronRightIcon />} onSelect={onOpen}>{t`Show details`}</MenuItem>
        {mayChange && person.status === 'invited' && (
          <>
            <MenuItem
              icon={<MailIcon />}
              onSelect={() => actions.resend(person)}
            >{t`Resend invitation`}</MenuItem>
            <MenuSeparator />
            <MenuItem
              icon={<TrashIcon />}
              onSelect={() => actions.revoke(person)}
            >{t`Revoke invitation`}</MenuItem>
          </>
        )}
        {mayChange && person.status === 'active' && !isMe && (
          <>
            <MenuSeparator />
            <MenuItem
              icon={<LockIcon />}
              onSelect={() => actions.deactivate(person)}
            >{t`Deactivate`}</MenuItem>
          </>
        )}
        {mayChange && person.status === 'deactivated' && (
          <MenuItem
            icon={<RetryIcon />}
            onSelect={() => actions.reactivate(person)}
          >{t`Reactivate`}</MenuItem>
        )}
        {mayChange && person.status !== 'invited' && !isMe && (
          <MenuItem
            icon={<TrashIcon />}
            onSelect={() => actions.changeMany([person], { kind: 'remove' })}
          >{t`Remove`}</MenuItem>
        )}
      </Menu>
    </div>
  );
}
