import { type KeyboardEvent, useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import { itemAfterKey, itemByLetter } from './menu-keys.ts';
import { type Placement, placementFor } from './placement.ts';
import { useDismiss } from './use-dismiss.ts';

type Edge = 'first' | 'last';

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? [])];
}

/** State, focus and keys of a menu button, by the ARIA practices: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
export function useMenu() {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<(Placement & { readonly focus: Edge }) | undefined>();
  const isOpen = opened !== undefined;
  const edge = opened?.focus;

  const dismiss = useCallback(() => setOpened(undefined), []);
  const close = useCallback(() => {
    dismiss();
    trigger.current?.focus();
  }, [dismiss]);
  useDismiss(root, isOpen, dismiss);

  function open(focus: Edge) {
    if (trigger.current === null) return;
    const viewport = { width: window.innerWidth, height: window.innerHeight };
    const placement = placementFor(trigger.current.getBoundingClientRect(), viewport);
    setOpened({ ...placement, focus });
  }

  useLayoutEffect(() => {
    if (edge !== undefined)
      itemsOf(menu.current)
        .at(edge === 'first' ? 0 : -1)
        ?.focus();
  }, [edge]);

  function onTriggerKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(event.key === 'ArrowDown' ? 'first' : 'last');
  }

  function onMenuKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Tab goes on from the trigger, not from a panel that is about to vanish.
      if (event.key === 'Escape') event.preventDefault();
      event.stopPropagation();
      close();
      return;
    }
    const items = itemsOf(menu.current);
    const current = items.findIndex((item) => item.matches(':focus'));
    const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
    const next = isLetter
      ? itemByLetter(
          event.key,
          current,
          items.map((item) => item.textContent ?? ''),
        )
      : itemAfterKey(event.key, current, items.length);
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  }

  return {
    root,
    menu,
    opened,
    close,
    onMenuKeyDown,
    headerId: `${id}-header`,
    triggerProps: {
      ref: trigger,
      type: 'button',
      'aria-haspopup': 'menu',
      'aria-expanded': isOpen,
      'aria-controls': isOpen ? `${id}-menu` : undefined,
      onClick: () => (isOpen ? close() : open('first')),
      onKeyDown: onTriggerKeyDown,
    } as const,
    menuId: `${id}-menu`,
  };
}

/** What a menu's trigger must carry. */
export type MenuTriggerProps = ReturnType<typeof useMenu>['triggerProps'];
