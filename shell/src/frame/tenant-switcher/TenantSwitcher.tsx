import { t } from '@ficus/i18n';
import { Avatar, CheckIcon, ChevronUpDownIcon, Menu, MenuItem, VisuallyHidden } from '@ficus/ui';
import { useState } from 'react';
import styles from './tenant-switcher.module.css';

/** A tenant in which the person may act. */
export interface TenantChoice {
  readonly tenantId: string;
  readonly tenantName: string;
}

export interface TenantSwitcherProps {
  /** The one on the page. */
  readonly current: TenantChoice;
  /** All, the current one among them. With one alone there is nothing to choose: its name stands by itself. */
  readonly tenants: readonly TenantChoice[];
  /** Resolves or rejects once it is decided; the page is loaded anew then. */
  readonly onSwitch: (tenantId: string) => Promise<void>;
}

/** The tenant that the person acts in, and the way to another of theirs. */
export function TenantSwitcher({ current, tenants, onSwitch }: TenantSwitcherProps) {
  const [isBusy, setBusy] = useState(false);
  const square = (name: string) => <Avatar name={name} shape="square" size="sm" />;
  if (tenants.length < 2) {
    return (
      <div className={styles.tenant} data-alone>
        {square(current.tenantName)}
        <span className={styles.name}>{current.tenantName}</span>
      </div>
    );
  }

  async function choose({ tenantId }: TenantChoice) {
    if (isBusy || tenantId === current.tenantId) return;
    setBusy(true);
    // When it succeeds the page goes; it stays busy until then.
    await onSwitch(tenantId).catch(() => setBusy(false));
  }

  return (
    <Menu
      label={t`Tenant`}
      trigger={(props) => (
        <button {...props} className={styles.tenant} aria-busy={isBusy || undefined}>
          {square(current.tenantName)}
          <VisuallyHidden>{t`Tenant: `}</VisuallyHidden>
          <span className={styles.name}>{current.tenantName}</span>
          <span className={styles.chevron}>
            <ChevronUpDownIcon />
          </span>
        </button>
      )}
    >
      {tenants.map((tenant) => (
        <MenuItem key={tenant.tenantId} icon={square(tenant.tenantName)} onSelect={() => void choose(tenant)}>
          <span className={styles.choice}>{tenant.tenantName}</span>
          {tenant.tenantId === current.tenantId && (
            <>
              <VisuallyHidden>{t`, where you are`}</VisuallyHidden>
              <CheckIcon />
            </>
          )}
        </MenuItem>
      ))}
    </Menu>
  );
}
