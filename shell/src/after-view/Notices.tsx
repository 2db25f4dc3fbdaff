import type { SessionEngine } from '@ficus/session-migration';
import type { EventLog } from '../feature/event-log.ts';
import { FeatureNotices } from '../feature/FeatureNotices.tsx';
import type { FeatureControllers } from '../feature/feature-controllers.ts';
import { LocalRemoteNotice } from '../feature/LocalRemoteNotice.tsx';
import type { Feature } from '../features.ts';
import { SwitchFailedNotice } from '../frame/notices/SwitchFailedNotice.tsx';
import { LegacyNotices } from '../session/LegacyNotices.tsx';
import { StorageNotices } from '../session/StorageNotices.tsx';

interface NoticesProps {
  readonly engine: SessionEngine;
  readonly controllers: FeatureControllers;
  readonly log: EventLog;
  /** On the page; undefined on a page of the host's own. */
  readonly feature: Feature | undefined;
  readonly isPermitted: boolean;
  readonly hasSwitchFailed: boolean;
  readonly onSwitchFailureDismissed: () => void;
}

/** All that the page has to say above its view. */
export function Notices(props: NoticesProps) {
  const { engine, controllers, log, feature, isPermitted } = props;
  return (
    <>
      {props.hasSwitchFailed && <SwitchFailedNotice onDismiss={props.onSwitchFailureDismissed} />}
      {feature?.name === 'chat' ? (
        <LegacyNotices engine={engine} controller={controllers.of(feature)} />
      ) : (
        <StorageNotices engine={engine} isLegacyShown={false} />
      )}
      {feature && isPermitted && (
        <LocalRemoteNotice key={`${feature.name} local`} feature={feature} controllers={controllers} />
      )}
      {feature && (
        <FeatureNotices key={feature.name} feature={feature} controller={controllers.of(feature)} log={log} />
      )}
    </>
  );
}
