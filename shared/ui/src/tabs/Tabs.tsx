import { Tabs as Library } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  /** How much is behind it. */
  readonly count?: number | undefined;
}

export interface TabsProps<Value extends string> {
  /** Name of the row of tabs for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  /** The open one; the caller keeps it, best in the address. */
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** The panel of the open tab. */
  readonly children: ReactNode;
}

/** Parts of one thing, one at a time. Arrow keys move along the row and open what they reach. */
export function Tabs<Value extends string>({ label, tabs, value, onChange, children }: TabsProps<Value>) {
  return (
    <Library.Root className={styles.root} value={value} onValueChange={(next: Value) => onChange(next)}>
      <Library.List className={styles.list} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <Library.Tab key={tab.value} value={tab.value} className={styles.tab}>
            {tab.icon}
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </Library.Tab>
        ))}
      </Library.List>
      <Library.Panel key={value} value={value} className={styles.panel}>
        {children}
      </Library.Panel>
    </Library.Root>
  );
}
