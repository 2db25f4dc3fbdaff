import type { PreferencesState } from '@ficus/session-migration';
import type { StoreApi } from 'zustand/vanilla';
import type { Theme } from '../frame/index.ts';

/** The theme among a person's settings; anything else than light and dark follows the system. */
export function themeOf(preferences: PreferencesState): Theme {
  const { theme } = preferences.values;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/**
 * Shows the person's theme, and tells the document by a cookie, so that the next page comes in it from its first paint.
 * Returns its undo.
 */
export function followTheme(preferences: StoreApi<PreferencesState>, page: Document): () => void {
  function apply() {
    const theme = themeOf(preferences.getState());
    if (theme === 'system') delete page.documentElement.dataset.theme;
    else page.documentElement.dataset.theme = theme;
    const cookie = `ficus_theme=${theme === 'system' ? '' : theme}; Path=/; SameSite=Lax; Max-Age=${theme === 'system' ? 0 : 31_536_000}`;
    page.cookie = cookie;
  }
  apply();
  return preferences.subscribe(apply);
}
