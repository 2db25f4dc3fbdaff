import { classNames } from '@ficus/ui';
import type { MouseEvent, ReactNode } from 'react';
import styles from './place-link.module.css';
import type { TenantAddress } from './tenant-address.ts';
import { useTenantAddress } from './use-tenant-address.ts';

interface PlaceLinkProps {
  readonly to: TenantAddress;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A link within the tenants' pages: it loads no page, and can be opened elsewhere like any link. */
export function PlaceLink({ to, className, children }: PlaceLinkProps) {
  const { go, hrefOf } = useTenantAddress();
  function press(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  }
  return (
    <a className={classNames(styles.link, className)} href={hrefOf(to)} onClick={press}>
      {children}
    </a>
  );
}
