import { type ReactNode, use } from 'react';
import styles from './menu.module.css';
import { CloseMenu } from './menu-context.ts';

export interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** An action in a menu; the menu closes before it happens. */
export function MenuItem({ icon, onSelect, children }: MenuItemProps) {
  const close = use(CloseMenu);
  function select() {
    close();
    onSelect();
  }
  return (
    <button type="button" role="menuitem" tabIndex={-1} className={styles.item} onClick={select}>
      {icon}
      {children}
    </button>
  );
}
