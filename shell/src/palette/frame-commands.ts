import type { CommandGroup } from '@ficus/ui';
import type { Controller } from '../feature/feature-controllers.ts';
import { PROFILE } from '../host-pages.ts';
import type { FrameActions } from './frame-actions.ts';

type Commands = CommandGroup['items'];
/** What the view's controller says of it. */
type ViewState = Pick<ReturnType<Controller['getState']>, 'shown' | 'reason'>;

/** What can be gone to and done from anywhere, in the state in which the view on the page is. */
export function frameCommands(actions: FrameActions, view: ViewState | undefined): CommandGroup[] {
  return [
    { title: 'Go to', items: places(actions) },
    { title: 'This view', items: viewCommands(actions, view) },
    { title: 'Tenant', items: tenantCommands(actions) },
    { title: 'Account', items: accountCommands(actions) },
  ].filter(({ items }) => items.length > 0);
}

function places({ host: { navigation }, features }: FrameActions): Commands {
  return [...features, PROFILE].map(({ path, title }) => ({
    id: `go ${path}`,
    title,
    keywords: 'open',
    run: () => navigation.navigate(path),
  }));
}

function viewCommands({ shown, onGoBack, onInspect }: FrameActions, view: ViewState | undefined): Commands {
  if (!shown) return [];
  const { feature, controller } = shown;
  const isRemote = view?.shown?.view === 'remote';
  return [
    isRemote &&
      feature.legacy !== undefined && {
        id: 'go back',
        title: `Back to the old ${feature.title}`,
        keywords: 'legacy',
        run: onGoBack,
      },
    view?.reason === 'by-choice' && {
      id: 'try again',
      title: `Try the new ${feature.title} again`,
      run: () => controller.retry(),
    },
    onInspect && { id: 'inspect', title: 'Inspect views', keywords: 'debug flags', run: onInspect },
  ].filter((command) => command !== false && command !== undefined);
}

function tenantCommands({ host: { person }, tenants = [], onSwitchTenant }: FrameActions): Commands {
  return tenants
    .filter(({ tenantId }) => tenantId !== person.tenantId)
    .map(({ tenantId, tenantName }) => ({
      id: `tenant ${tenantId}`,
      title: `Switch to ${tenantName}`,
      keywords: 'tenant organisation',
      // That it failed is said above the view.
      run: () => void onSwitchTenant(tenantId).catch(() => undefined),
    }));
}

function accountCommands({ onThemeChange, onExport, onForget, onSignOut }: FrameActions): Commands {
  return [
    {
      id: 'theme light',
      title: 'Use the light theme',
      keywords: 'colours mode appearance',
      run: () => onThemeChange('light'),
    },
    {
      id: 'theme dark',
      title: 'Use the dark theme',
      keywords: 'colours mode appearance night',
      run: () => onThemeChange('dark'),
    },
    {
      id: 'theme system',
      title: 'Use the theme of this device',
      keywords: 'colours mode appearance system',
      run: () => onThemeChange('system'),
    },
    { id: 'export', title: 'Export my data', keywords: 'download', run: onExport },
    { id: 'forget', title: 'Forget my old data', keywords: 'delete', run: onForget },
    { id: 'sign out', title: 'Sign out', keywords: 'log out leave', run: onSignOut },
  ];
}
