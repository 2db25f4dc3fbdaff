import type { SessionEngine } from '@ficus/session-migration';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { FeatureBoundary } from '../../../shell/src/feature/FeatureBoundary.tsx';
import {
  BrokenPage,
  Frame,
  NoPermissionPage,
  NotFoundPage,
  ViewPlaceholder,
} from '../../../shell/src/frame/index.ts';
import type { HostParts } from '../../../shell/src/host/create-host.ts';
import { hostPageAt, PROFILE } from '../../../shell/src/host-pages.ts';
import { useArrival } from '../../../shell/src/navigation/use-arrival.ts';
import { themeOf } from '../../../shell/src/theme/theme.ts';

const ProfilePage = lazy(async () => ({
  default: (await import('../../../shell/src/profile/ProfilePage.tsx')).ProfilePage,
}));

/** The one feature of the baselines. */
export const CHAT = { name: 'chat', path: '/chat', title: 'Chat' } as const;

interface ProductProps {
  readonly engine: SessionEngine;
  readonly parts: HostParts;
  readonly tenants: readonly { tenantId: string; tenantName: string }[];
  readonly mayChat: boolean;
  readonly onSwitchTenant: (tenantId: string) => Promise<void>;
  readonly onSignOut: () => void;
  /** The chat; nothing while the session is being handed over. */
  readonly children: ReactNode;
}

/**
 * What surrounds the chat in any product that is one build: frame, tenants, theme, profile, titles, boundaries for what
 * breaks, pages for what is not there. It is our shell without what only a migration needs: flags, decisions, fallbacks,
 * notices, the inspector.
 */
export function Product({ engine, parts, tenants, mayChat, children, ...rest }: ProductProps) {
  const { person, navigation } = parts;
  const path = useStore(navigation.store, (state) => state.path);
  const theme = useStore(engine.stores.preferences, themeOf);
  const own = hostPageAt(path);
  const isChat = path === CHAT.path || path.startsWith(`${CHAT.path}/`);
  const [name, setName] = useState(person.name);
  const title = (isChat ? CHAT : own)?.title ?? 'Not found';
  useEffect(() => {
    document.title = `${title} · Ficus`;
  }, [title]);
  useArrival(title, parts.announce);
  const broken = (what: string) => (retry: () => void) => <BrokenPage title={what} onRetry={retry} />;
  return (
    <Frame
      person={{ ...person, name }}
      features={[CHAT]}
      activeFeature={isChat ? CHAT.name : undefined}
      theme={theme}
      onThemeChange={(next) => engine.stores.preferences.getState().preferenceChanged('theme', next)}
      onNavigate={navigation.navigate}
      tenants={tenants}
      onProfile={() => navigation.navigate(PROFILE.path)}
      {...rest}
    >
      {own && (
        <FeatureBoundary fallback={broken(own.title)} onError={(error) => parts.report(own.chunk, error)}>
          <Suspense fallback={<ViewPlaceholder title={own.title} />}>
            <ProfilePage
              tenants={undefined}
              host={parts}
              engine={engine}
              onRenamed={setName}
              onSwitchTenant={rest.onSwitchTenant}
              onExport={() => undefined}
              onForget={() => undefined}
            />
          </Suspense>
        </FeatureBoundary>
      )}
      {!isChat && !own && <NotFoundPage home={CHAT} />}
      {isChat && !mayChat && (
        <NoPermissionPage title={CHAT.title} tenantName={person.tenantName} home={CHAT} />
      )}
      {isChat && mayChat && (
        <FeatureBoundary
          fallback={broken(CHAT.title)}
          onError={(error) => parts.report(CHAT.name, error, { type: 'uncontained' })}
        >
          {children}
        </FeatureBoundary>
      )}
    </Frame>
  );
}
