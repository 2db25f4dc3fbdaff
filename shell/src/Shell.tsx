import { t, translate } from '@ficus/i18n';
import type { SessionEngine } from '@ficus/session-migration';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { Bootstrap } from '../document/bootstrap.ts';
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

const Inspector = lazy(async () => ({
  default: (await import(/* webpackChunkName: "inspector" */ './inspector/Inspector.tsx')).Inspector,
}));

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
  const [home] = permitted;
  const [open, setOpen] = useState<'go-back' | 'inspector'>();
  const [hasSwitchFailed, setSwitchFailed] = useState(false);
  const close = () => setOpen(undefined);
  useInspectorKey(() => inspector && setOpen('inspector'));
  const at = feature ?? own;
  const title = at ? translate(at.title) : t`Not found`;
  useTitle(`${title} · Ficus`);
  useArrival(title, host.announce);
  function exportData() {
    later?.exportPersonData(engine, host).catch((error: unknown) => {
      host.report('session', error, { type: 'export' });
      host.announce(t`Your data could not be exported. Please try again.`);
    });
  }
  function forgetData() {
    later
      ?.forgetOldData(engine, host.announce)
      .catch((error: unknown) => host.report('session', error, { type: 'forget' }));
  }
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
          <>
            {hasSwitchFailed && <later.SwitchFailedNotice onDismiss={() => setSwitchFailed(false)} />}
            {feature?.name === 'chat' ? (
              <later.LegacyNotices engine={engine} controller={controllers.of(feature)} />
            ) : (
              <later.StorageNotices engine={engine} isLegacyShown={false} />
            )}
            {feature && permitted.includes(feature) && (
              <later.LocalRemoteNotice
                key={`${feature.name} local`}
                feature={feature}
                controllers={controllers}
              />
            )}
            {feature && (
              <later.FeatureNotices
                key={feature.name}
                feature={feature}
                controller={controllers.of(feature)}
                log={log}
              />
            )}
          </>
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
      {feature && !permitted.includes(feature) && (
        <NoPermissionPage title={title} tenantName={person.tenantName} home={home} />
      )}
      {feature && permitted.includes(feature) && (
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
      {open === 'go-back' && feature && later && (
        <later.GoBackDialog
          title={title}
          onGoBack={(note) => controllers.of(feature).chooseLegacy(note)}
          onClose={close}
        />
      )}
      {open === 'inspector' && (
        <FeatureBoundary fallback={() => null} onError={(error) => host.report('inspector', error)}>
          <Suspense>
            <Inspector
              features={permitted}
              controllers={controllers}
              log={log}
              toggles={flags.toggles}
              pageRequest={pageRequest}
              canChange={inspector === 'change'}
              onClose={close}
            />
          </Suspense>
        </FeatureBoundary>
      )}
    </Frame>
  );
}

/** Alt+Shift+I opens the inspector. */
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
