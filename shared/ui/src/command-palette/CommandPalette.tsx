import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { t } from '@ficus/i18n';
import type { ReactNode } from 'react';
import dialog from '../dialog/dialog.module.css';
import { SearchIcon } from '../icons/icons.tsx';
import { Spinner } from '../spinner/Spinner.tsx';
import styles from './command-palette.module.css';
import { type Command, type CommandGroup, matches } from './matches.ts';

export interface CommandPaletteProps {
  readonly isOpen: boolean;
  /** The person wants it closed, or has chosen a command: the command runs after it. */
  readonly onClose: () => void;
  /** What it is called, such as 'Commands'; for screen readers. */
  readonly label: string;
  readonly placeholder: string;
  /** What is on offer, in order. Groups without a match are not shown. */
  readonly groups: readonly CommandGroup[];
  /** What is typed. */
  readonly query: string;
  readonly onQueryChange: (query: string) => void;
  /** Something is being looked for elsewhere: the glass turns into a spinner. Default: false. */
  readonly isBusy?: boolean | undefined;
  /** Said below the list, such as that a search failed. */
  readonly status?: ReactNode;
  /** Said in place of the list when nothing matches. */
  readonly empty: ReactNode;
}

/**
 * A field over the page that narrows commands as one types; arrows move, Enter runs, Escape closes. The focus goes back to
 * where it was, unless the command has put it somewhere else.
 */
export function CommandPalette(props: CommandPaletteProps) {
  const { isOpen, onClose, label, placeholder, groups, query, onQueryChange, isBusy, status, empty } = props;
  function choose({ run }: Command) {
    onClose();
    run();
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={styles.popup} aria-label={label}>
            <Autocomplete.Root
              inline
              open
              items={groups}
              value={query}
              onValueChange={(value, { reason }) => {
                // Choosing an item would write its words into the field; the palette is gone by then.
                if (reason !== 'item-press') onQueryChange(value);
              }}
              itemToStringValue={({ title }: Command) => title}
              filter={(command: Command, typed) => matches(command, typed)}
              autoHighlight="always"
              keepHighlight
            >
              <div className={styles.field}>
                <span className={styles.glass}>{isBusy ? <Spinner /> : <SearchIcon />}</span>
                <Autocomplete.Input
                  className={styles.input}
                  aria-label={placeholder}
                  placeholder={placeholder}
                  enterKeyHint="go"
                  spellCheck={false}
                />
                <Dialog.Close className={styles.close}>{t`Esc`}</Dialog.Close>
              </div>
              <Autocomplete.Empty>
                <p className={styles.empty}>{empty}</p>
              </Autocomplete.Empty>
              <Autocomplete.List className={styles.list}>
                {({ title, items }: CommandGroup) => (
                  <Autocomplete.Group key={title} items={items} className={styles.group}>
                    <Autocomplete.GroupLabel className={styles.label}>{title}</Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(command: Command) => (
                        <Autocomplete.Item
                          key={command.id}
                          value={command}
                          className={styles.item}
                          onClick={() => choose(command)}
                        >
                          <span className={styles.title}>{command.title}</span>
                          {command.detail !== undefined && (
                            <span className={styles.detail}>{command.detail}</span>
                          )}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
              <div className={styles.status} role="status">
                {status}
              </div>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
