import { lazy, Suspense } from 'react';
import type { EventLog } from '../feature/event-log.ts';
import { FeatureBoundary } from '../feature/FeatureBoundary.tsx';
import type { FeatureControllers } from '../feature/feature-controllers.ts';
import { GoBackDialog } from '../feature/GoBackDialog.tsx';
import type { Feature } from '../features.ts';
import type { FlagClient } from '../flags/flag-client.ts';
import type { HostParts } from '../host/create-host.ts';

const Inspector = lazy(async () => ({
  default: (await import(/* webpackChunkName: "inspector" */ '../inspector/Inspector.tsx')).Inspector,
}));

export type OpenDialog = 'go-back' | 'inspector' | undefined;

interface DialogsProps {
  readonly open: OpenDialog;
  readonly onOpen: (dialog: OpenDialog) => void;
  /** Of the page. */
  readonly title: string;
  /** On the page; undefined on a page of the host's own. */
  readonly feature: Feature | undefined;
  /** Those that the person may open. */
  readonly features: readonly Feature[];
  readonly controllers: FeatureControllers;
  readonly host: HostParts;
  readonly log: EventLog;
  readonly flags: FlagClient;
  /** Id of the request for this page. */
  readonly pageRequest: string | undefined;
  /** What the inspector may do; undefined: it is not offered. */
  readonly inspector: 'look' | 'change' | undefined;
}

/** What opens above the page: the way back to the old view, and the inspector. */
export function Dialogs(props: DialogsProps) {
  const { open, onOpen, title, feature, features, controllers, host, log, flags, inspector } = props;
  const close = () => onOpen(undefined);
  return (
    <>
      {open === 'go-back' && feature && (
        <GoBackDialog
          title={title}
          onGoBack={(note) => controllers.of(feature).chooseLegacy(note)}
          onClose={close}
        />
      )}
      {open === 'inspector' && (
        <FeatureBoundary fallback={() => null} onError={(error) => host.report('inspector', error)}>
          <Suspense>
            <Inspector
              features={features}
              controllers={controllers}
              log={log}
              toggles={flags.toggles}
              pageRequest={props.pageRequest}
              canChange={inspector === 'change'}
              onClose={close}
            />
          </Suspense>
        </FeatureBoundary>
      )}
    </>
  );
}
