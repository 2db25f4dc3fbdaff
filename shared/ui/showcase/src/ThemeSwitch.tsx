import { useState } from 'react';
import { Select } from '../../src/index.ts';

const THEMES = [
  { value: 'system', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

type Theme = (typeof THEMES)[number]['value'];

/** Chooses the colours of the page, as the frame's account menu does. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>('system');
  function choose(next: Theme) {
    setTheme(next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  }
  return <Select label="Theme" hideLabel prefix="Theme:" options={THEMES} value={theme} onChange={choose} />;
}
