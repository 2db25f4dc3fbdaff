import { translate } from '@ficus/i18n';
import type { Attempt } from '@ficus/migration-wrapper';
import { MigrationWrapper, MountPoint, watchErrors } from '@ficus/migration-wrapper/react';
import { formDraft, type Host, type Remote } from '@ficus/remote-kit';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Feature, LegacyModule } from '../features.ts';
import type { FlagClient } from '../flags/flag-client.ts';
import { ViewPlaceholder } from '../frame/index.ts';
import { createHost, type HostParts } from '../host/create-host.ts';
import { BrokenFeature } from './BrokenFeature.tsx';
import { createDirtiness, type Dirtiness } from './dirtiness.ts';
import { isFromRelease } from './error-origin.ts';
import type { Controller, FeatureControllers } from './feature-controllers.ts';

interface FeatureViewProps {
  readonly feature: Feature;
  readonly controllers: FeatureControllers;
  readonly host: HostParts;
  readonly flags: FlagClient;
  /** Id of the request for this page, as the gateway logged it. */
  readonly pageRequest: string | undefined;
}

/** One feature, in whichever view its controller has come to. */
export function FeatureView({ feature, controllers, host, flags, pageRequest }: FeatureViewProps) {
  const controller = controllers.of(feature);
  const title = translate(feature.title);
  const place = useRef<HTMLDivElement>(null);
  const dirtiness = useMemo(() => createDirtiness(controller), [controller]);
  useEffect(() => (place.current ? dirtiness.watch(place.current) : undefined), [dirtiness]);
  useEffect(() => {
    controllers.start(feature);
    if (feature.flag !== undefined) flags.exposed(feature.flag);
    const moved = host.navigation.store.subscribe((state, previous) => {
      if (state.visits !== previous.visits) controller.atSafePoint();
    });
    const unwatch = watchErrors({
      controller,
      isOwn: ({ error, file, attempt }) =>
        feature.remote !== undefined && isFromRelease({ error, file }, feature.remote, attempt.version),
    });
    return () => {
      moved();
      unwatch();
      controller.stop();
    };
  }, [controller, controllers, feature, flags, host.navigation]);

  // The same function for as long as it shows the same: what happens around the view does not render it again.
  const renderRemote = useCallback(
    (remote: Remote, attempt: Attempt) => (
      <RemoteView {...{ remote, attempt, feature, controller, dirtiness, host }} />
    ),
    [feature, controller, dirtiness, host],
  );
  return (
    <div ref={place} className="ficus-feature">
      <h1 className="ficus-visually-hidden">{title}</h1>
      <MigrationWrapper
        controller={controller}
        label={title}
        languageOf={globalThis.ficusLanguage?.languageOf}
        renderRemote={renderRemote}
        renderLegacy={(legacy) => <LegacyView legacy={legacy} feature={feature} host={host} />}
        pending={<ViewPlaceholder title={title} />}
        failed={(_error, retry) => (
          <BrokenFeature
            feature={feature}
            controller={controller}
            pageRequest={pageRequest}
            onRetry={retry}
          />
        )}
      />
    </div>
  );
}

interface RemoteViewProps {
  readonly remote: Remote;
  readonly attempt: Attempt;
  readonly feature: Feature;
  readonly controller: Controller;
  readonly dirtiness: Dirtiness;
  readonly host: HostParts;
}

function RemoteView({ remote, attempt, feature, controller, dirtiness, host }: RemoteViewProps) {
  const ownHost = useMemo<Host>(
    () =>
      createHost(host, feature, {
        signal: attempt.signal,
        ready: () => controller.ready(attempt),
        setDirty: (isDirty) => dirtiness.said(attempt, isDirty),
      }),
    [host, feature, controller, dirtiness, attempt],
  );
  if ('App' in remote) return <remote.App host={ownHost} />;
  return (
    <MountPoint
      mount={(element) => remote.mount(element, ownHost)}
      onError={(error) => controller.failed(attempt, 'mount', error)}
    />
  );
}

interface LegacyViewParts {
  readonly legacy: LegacyModule;
  readonly feature: Feature;
  readonly host: HostParts;
}

function LegacyView({ legacy, feature, host }: LegacyViewParts) {
  const View = legacy.default;
  const drafts = useMemo(() => {
    const of = (form: string) => formDraft({ feature: feature.name, session: host.session }, form);
    return {
      read: (form: string) => of(form).read(),
      keep: (form: string, value: unknown) => of(form).keep(value),
    };
  }, [feature, host.session]);
  return <View person={host.person} announce={host.announce} drafts={drafts} />;
}
