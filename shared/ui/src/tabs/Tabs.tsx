import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { tabAfterKey } from './tab-keys.ts';
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

/** Parts of one thing, one at a time. Arrow keys, Home and End move along the row and open what they reach. */
export function Tabs<Value extends string>({ label, tabs, value, onChange, children }: TabsProps<Value>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const idOf = (tab: Value) => `${id}-${tab}`;

  function onKeyDown(event: KeyboardEvent) {
    const open = tabs.findIndex((tab) => tab.value === value);
    const reached = tabs[tabAfterKey(event.key, open, tabs.length, isRightToLeft(list.current)) ?? -1];
    if (!reached || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[id="${idOf(reached.value)}"]`)?.focus();
    onChange(reached.value);
  }

  return (
    <div className={styles.root}>
      <div ref={list} role="tablist" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={idOf(tab.value)}
            className={styles.tab}
            aria-selected={tab.value === value}
            aria-controls={tab.value === value ? `${id}-panel` : undefined}
            tabIndex={tab.value === value ? 0 : -1}
            data-active={tab.value === value || undefined}
            onClick={() => tab.value !== value && onChange(tab.value)}
          >
            {tab.icon}
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        key={value}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={idOf(value)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the ARIA practices want a panel of tabs in the order of the Tab key.
        tabIndex={0}
        className={styles.panel}
      >
        {children}
      </div>
    </div>
  );
}

function isRightToLeft(element: HTMLElement | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
