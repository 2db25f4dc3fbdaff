import type { ReactNode } from 'react';
import styles from './menu.module.css';
import { CloseMenu } from './menu-context.ts';
import { type MenuTriggerProps, useMenu } from './use-menu.ts';

export interface MenuProps {
  /** Name of the menu for screen readers. */
  readonly label: string;
  /** Draws the button that opens it; every given prop must reach that button. */
  readonly trigger: (props: MenuTriggerProps) => ReactNode;
  /** What stands above the items; it is no item and describes the menu. */
  readonly header?: ReactNode;
  /** `MenuItem`, `MenuChoices` and `MenuSeparator`. */
  readonly children: ReactNode;
}

/**
 * A button with a menu of actions. It opens towards the side with the most room. Arrow keys, Home, End and
 * letters move; Escape and Tab close; so does a press elsewhere.
 */
export function Menu({ label, trigger, header, children }: MenuProps) {
  const { root, menu, opened, close, onMenuKeyDown, triggerProps, menuId, headerId } = useMenu();
  return (
    <div className={styles.root} ref={root}>
      {trigger(triggerProps)}
      {opened !== undefined && (
        <div className={styles.panel} data-block={opened.block} data-inline={opened.inline}>
          {header !== undefined && (
            <div className={styles.header} id={headerId}>
              {header}
            </div>
          )}
          <div
            ref={menu}
            id={menuId}
            className={styles.items}
            role="menu"
            tabIndex={-1}
            aria-label={label}
            aria-describedby={header === undefined ? undefined : headerId}
            onKeyDown={onMenuKeyDown}
          >
            <CloseMenu value={close}>{children}</CloseMenu>
          </div>
        </div>
      )}
    </div>
  );
}
