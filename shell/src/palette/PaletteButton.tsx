import { t } from '@ficus/i18n';
import { SearchIcon, VisuallyHidden } from '@ficus/ui';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { FeatureBoundary } from '../feature/FeatureBoundary.tsx';
import tool from '../frame/layout/tool.module.css';
import type { FrameActions } from './frame-actions.ts';
import styles from './palette-button.module.css';

const load = () => import(/* webpackChunkName: "palette" */ './Palette.tsx');
const Palette = lazy(async () => ({ default: (await load()).Palette }));

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Opens the command palette, as Ctrl+K does, or ⌘K. */
export function PaletteButton(props: FrameActions) {
  const [isOpen, setOpen] = useState(false);
  useShortcut(() => setOpen((wasOpen) => !wasOpen));
  // Its code is fetched when somebody is about to press.
  const prepare = () => void load().catch(() => undefined);
  return (
    <>
      <button
        type="button"
        className={tool.tool}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => setOpen(true)}
      >
        <SearchIcon size={20} />
        <span className={tool.title}>
          {t`Search`}
          <VisuallyHidden>{t` and commands`}</VisuallyHidden>
        </span>
        <span className={styles.key} aria-hidden="true">
          {isApple ? '⌘K' : t`Ctrl K`}
        </span>
      </button>
      {isOpen && (
        <FeatureBoundary fallback={() => null} onError={(error) => props.host.report('palette', error)}>
          <Suspense>
            <Palette {...props} onClose={() => setOpen(false)} />
          </Suspense>
        </FeatureBoundary>
      )}
    </>
  );
}

function useShortcut(onPressed: () => void): void {
  const pressed = useEffectEvent(onPressed);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isMeant = isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (!isMeant || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      if (!event.repeat) pressed();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
