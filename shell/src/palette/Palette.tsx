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
      label="Search and commands"
      placeholder={placeholder(actions)}
      groups={groups}
      query={query}
      onQueryChange={setQuery}
      isBusy={found.isBusy}
      status={found.hasFailed ? 'Not everything could be searched. Type again to try once more.' : undefined}
      empty={found.isBusy ? 'Searching…' : `Nothing is called “${query.trim()}”.`}
    />
  );
}

/** Names what can be found. */
function placeholder({ features }: FrameActions): string {
  const has = (name: string) => features.some((feature) => feature.name === name);
  const things = ['commands', has('chat') && 'conversations', has('admin') && 'people'].filter(Boolean);
  return `Search ${new Intl.ListFormat('en', { type: 'conjunction' }).format(things as string[])}`;
}
