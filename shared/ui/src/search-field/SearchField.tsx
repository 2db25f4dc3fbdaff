import { t } from '@ficus/i18n';
import { type KeyboardEvent, useRef } from 'react';
import { IconButton } from '../icon-button/IconButton.tsx';
import { CloseIcon } from '../icons/basic-icons.tsx';
import { SearchIcon } from '../icons/icons.tsx';
import { Spinner } from '../spinner/Spinner.tsx';
import { TextField } from '../text-field/TextField.tsx';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  /** What is searched, such as 'Search people'; for screen readers, and as the placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The answer is under way: the glass turns into a spinner. Default: false. */
  readonly isBusy?: boolean | undefined;
  /** Default: `label`. */
  readonly placeholder?: string | undefined;
  readonly className?: string | undefined;
}

/** A field that narrows what is shown. Escape, and a button that appears with the first letter, empty it. */
export function SearchField({
  label,
  value,
  onChange,
  isBusy = false,
  placeholder = label,
  className,
}: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);

  function clear() {
    onChange('');
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || value === '') return;
    // It has emptied the field: what stands around it, such as a dialog, must not close by the same key.
    event.preventDefault();
    event.stopPropagation();
    clear();
  }

  return (
    <TextField
      ref={input}
      type="search"
      label={label}
      hideLabel
      className={className}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="search"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      leading={<span className={styles.icon}>{isBusy ? <Spinner /> : <SearchIcon />}</span>}
      trailing={
        value !== '' && <IconButton size="sm" label={t`Clear`} icon={<CloseIcon />} onClick={clear} />
      }
    />
  );
}
