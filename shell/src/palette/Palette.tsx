import { list, t } from '@ficus/i18n';
import { CommandPalette } from '@ficus/ui';
import { useState, useSyncExternalStore } from 'react';
import type { FrameActions } from './frame-actions.ts';
import { frameCommands } from './frame-commands.ts';
import { useFound } from './use-found.ts';

const NOTHING = { subscribe: () => () => undefined, getState: () => undefined };

/** Where one can go, what one can do, and what is found for what is typed. */
export function Palette({ onClose, ...actions }: FrameActions & { readonly onClose: () => void }) {
  const [query, setQuery] = useState('');
  const { subscribe, getState } = actions.shown?.controller ?? NOTHING;
  const view = useSyncExternalStore(subscribe, getState);
  const found = useFound(query, actions);
  const groups = [...frameCommands(actions, view), ...found.groups];
  return (
    <CommandPalette
      isOpen
      onClose={onClose}
      label={t`Search and commands`}
      placeholder={placeholder(actions)}
      groups={groups}
      query={query}
      onQueryChange={setQuery}
      isBusy={found.isBusy}
      status={found.hasFailed ? t`Not everything could be searched. Type again to try once more.` : undefined}
      empty={found.isBusy ? t`Searching…` : t`Nothing is called “${query.trim()}”.`}
    />
  );
}

/** Names what can be found. */
function placeholder({ features }: FrameActions): string {
  const has = (name: string) => features.some((feature) => feature.name === name);
  const things = [t`commands`, has('chat') && t`conversations`, has('admin') && t`people`].filter(
    (thing) => thing !== false,
  );
  return t`Search ${list(things)}`;
}
