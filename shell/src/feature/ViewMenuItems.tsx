import { t, translate } from '@ficus/i18n';
import { ArrowLeftIcon, InfoIcon, MenuItem, MenuSeparator, RetryIcon } from '@ficus/ui';
import { useSyncExternalStore } from 'react';
import type { Feature } from '../features.ts';
import type { Controller } from './feature-controllers.ts';

interface ViewMenuItemsProps {
  readonly feature: Feature;
  readonly controller: Controller;
  readonly onGoBack: () => void;
  /** Absent: the inspector is not offered. */
  readonly onInspect?: (() => void) | undefined;
}

/** In the account menu: the way back to the old view, the way to the new one after that, and the inspector. */
export function ViewMenuItems({ feature, controller, onGoBack, onInspect }: ViewMenuItemsProps) {
  const { shown, reason } = useSyncExternalStore(controller.subscribe, controller.getState);
  const hasOldView = shown?.view === 'remote' && feature.legacy !== undefined;
  const isByChoice = reason === 'by-choice';
  if (!hasOldView && !isByChoice && !onInspect) return null;
  return (
    <>
      {hasOldView && (
        <MenuItem icon={<ArrowLeftIcon />} onSelect={onGoBack}>
          {t`Back to the old ${translate(feature.title)}`}
        </MenuItem>
      )}
      {isByChoice && (
        <MenuItem icon={<RetryIcon />} onSelect={() => controller.retry()}>
          {t`Try the new ${translate(feature.title)} again`}
        </MenuItem>
      )}
      {onInspect && (
        <MenuItem icon={<InfoIcon />} onSelect={onInspect}>
          {t`Inspect views`}
        </MenuItem>
      )}
      <MenuSeparator />
    </>
  );
}
