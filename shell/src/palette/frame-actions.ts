import type { Controller } from '../feature/feature-controllers.ts';
import type { Feature } from '../features.ts';
import type { Theme } from '../frame/index.ts';
import type { TenantChoice } from '../frame/tenant-switcher/TenantSwitcher.tsx';
import type { HostParts } from '../host/create-host.ts';

/** What a person can do in the frame: the palette offers it, and what belongs to a view is the view's own. */
export interface FrameActions {
  readonly host: HostParts;
  /** The features that the person may open. */
  readonly features: readonly Feature[];
  /** The one on the page, and what decides its view. */
  readonly shown: { readonly feature: Feature; readonly controller: Controller } | undefined;
  readonly tenants: readonly TenantChoice[] | undefined;
  readonly onThemeChange: (theme: Theme) => void;
  readonly onSwitchTenant: (tenantId: string) => Promise<void>;
  readonly onGoBack: () => void;
  readonly onInspect: (() => void) | undefined;
  readonly onExport: () => void;
  readonly onForget: () => void;
  readonly onSignOut: () => void;
}
