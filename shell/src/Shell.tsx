import { t, translate } from '@ficus/i18n';
import type { SessionEngine } from '@ficus/session-migration';
import { Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { Bootstrap } from '../document/bootstrap.ts';
import type { OpenDialog } from './after-view/Dialogs.tsx';
import type { AfterView } from './after-view/load-after-view.ts';
import { useAfterView } from './after-view/use-after-view.ts';
import type { EventLog } from './feature/event-log.ts';
import { FeatureBoundary } from './feature/FeatureBoundary.tsx';
import { FeatureView } from './feature/FeatureView.tsx';
import type { FeatureControllers } from './feature/feature-controllers.ts';
import { ViewMenuItems } from './feature/ViewMenuItems.tsx';
import { featureAt, features, mayOpen } from './features.ts';
import type { FlagClient } from './flags/flag-client.ts';
import {
  BrokenPage,
  Frame,
  NoPermissionPage,
  NotFoundPage,
  type Theme,
  ViewPlaceholder,
} from './frame/index.ts';
import type { HostParts } from './host/create-host.ts';
import { hostPageAt, PROFILE } from './host-pages.ts';
import { useArrival } from './navigation/use-arrival.ts';
import { forgetFailedFetch, ProfileRoute } from './profile/ProfileRoute.tsx';
import { themeOf } from './theme/theme.ts';

interface ShellProps {
  readonly engine: SessionEngine;
  readonly flags: FlagClient;
  readonly controllers: FeatureControllers;
  readonly host: HostParts;
  readonly log: EventLog;
  /** What a page needs only once its view is there. */
  readonly afterView: Promise<AfterView>;
  /** What the inspector may do; undefined: it is not offered. */
  readonly inspector: 'look' | 'change' | undefined;
  /** Id of the request for this page. */
  readonly pageRequest: string | undefined;
  /** All tenants in which the person may act; absent for who has one. */
  readonly tenants: Bootstrap['tenants'];
  readonly onSwitchTenant: (tenantId: string) => Promise<void>;
  readonly onSignOut: () => void;
}

/** The page: the frame, and in it the feature that the address names. */
export function Shell(props: ShellProps) {
  const { engine, flags, controllers, host, log, inspector, pageRequest, onSignOut } = props;
  const later = useAfterView(props.afterView);
  const { person, navigation } = host;
  const path = useStore(navigation.store, (state) => state.path);
  const theme = useStore(engine.stores.preferences, themeOf);
  const feature = featureAt(path);
  const own = hostPageAt(path);
  const [name, setName] = useState(person.name);
  const permitted = features.filter((candidate) => mayOpen(candidate, person));
  const isPermitted = feature !== undefined && permitted.includes(feature);
  const [home] = permitted;
  const [open, setOpen] = useState<OpenDialog>();
  const [hasSwitchFailed, setSwitchFailed] = useState(false);
  useInspectorKey(() => inspector && setOpen('inspector'));
  const at = feature ?? own;
  const title = at ? translate(at.title) : t`Not found`;
  useTitle(`${title} · Ficus`);
  useArrival(title, host.announce);
  const exportData = () => void later?.exportPersonData(engine, host);
  const forgetData = () => void later?.forgetOldData(engine, host);
  const changeTheme = (next: Theme) => engine.stores.preferences.getState().preferenceChanged('theme', next);
  async function switchTenant(tenantId: string) {
    try {
      await props.onSwitchTenant(tenantId);
    } catch (error) {
      host.report('session', error, { type: 'switch-tenant' });
      setSwitchFailed(true);
      throw error;
    }
  }
  return (
    <Frame
      person={{ ...person, name }}
      features={permitted}
      activeFeature={feature?.name}
      theme={theme}
      onThemeChange={changeTheme}
      onNavigate={navigation.navigate}
      onSignOut={onSignOut}
      tenants={props.tenants}
      onSwitchTenant={switchTenant}
      onProfile={() => navigation.navigate(PROFILE.path)}
      onExport={exportData}
      onForget={forgetData}
      menuItems={
        feature && (
          <ViewMenuItems
            feature={feature}
            controller={controllers.of(feature)}
            onGoBack={() => setOpen('go-back')}
            onInspect={inspector && (() => setOpen('inspector'))}
          />
        )
      }
      tools={
        later && (
          <later.FrameTools
            host={host}
            features={permitted}
            shown={feature && { feature, controller: controllers.of(feature) }}
            tenants={props.tenants}
            onThemeChange={changeTheme}
            onSwitchTenant={switchTenant}
            onGoBack={() => setOpen('go-back')}
            onInspect={inspector && (() => setOpen('inspector'))}
            onExport={exportData}
            onForget={forgetData}
            onSignOut={onSignOut}
          />
        )
      }
      notices={
        later && (
          <later.Notices
            {...{ engine, controllers, log, feature, hasSwitchFailed }}
            isPermitted={isPermitted}
            onSwitchFailureDismissed={() => setSwitchFailed(false)}
          />
        )
      }
    >
      {own && (
        <FeatureBoundary
          fallback={(retry) => {
            const tryAgain = () => {
              forgetFailedFetch();
              retry();
            };
            return <BrokenPage title={title} onRetry={tryAgain} />;
          }}
          onError={(error) => host.report(own.chunk, error)}
        >
          <Suspense fallback={<ViewPlaceholder title={title} />}>
            <ProfileRoute
              tenants={props.tenants}
              host={host}
              engine={engine}
              onRenamed={setName}
              onSwitchTenant={switchTenant}
              onExport={exportData}
              onForget={forgetData}
            />
          </Suspense>
        </FeatureBoundary>
      )}
      {!feature && !own && <NotFoundPage home={home} />}
      {feature && !isPermitted && (
        <NoPermissionPage title={title} tenantName={person.tenantName} home={home} />
      )}
      {feature && isPermitted && (
        <FeatureBoundary
          key={feature.name}
          fallback={(retry) => <BrokenPage title={title} onRetry={retry} />}
          onError={(error) => host.report(feature.name, error, { type: 'uncontained' })}
        >
          <FeatureView
            feature={feature}
            controllers={controllers}
            host={host}
            flags={flags}
            pageRequest={pageRequest}
          />
        </FeatureBoundary>
      )}
      {later && (
        <later.Dialogs
          {...{ open, title, feature, controllers, host, log, flags, pageRequest, inspector }}
          onOpen={setOpen}
          features={permitted}
        />
      )}
    </Frame>
  );
}

/** Alt+Shift+I opens the inspector; what is pressed before its code is there counts. */
function useInspectorKey(onPressed: () => void): void {
  const pressed = useEffectEvent(onPressed);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.altKey && event.shiftKey && event.code === 'KeyI') pressed();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
