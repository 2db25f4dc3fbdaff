import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/**
 * The text of a search field beside the search that is in force: typing reaches it after a pause; a change of it, such as
 * by Back, reaches the field.
 */
export function useSearchText(search: string, onSearch: (search: string) => void) {
  const [text, setText] = useState(search);
  const [lastSearch, setLastSearch] = useState(search);
  if (search !== lastSearch) {
    setLastSearch(search);
    // Out of step with the search, something is being typed: that goes on, and the search follows it.
    if (text.trim() === lastSearch) setText(search);
  }
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === search) return;
    const timer = setTimeout(() => onSearch(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, search, onSearch]);
  return { text, setText, isPending: wanted !== search };
}
