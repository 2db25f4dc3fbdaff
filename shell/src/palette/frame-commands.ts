import { t, translate } from '@ficus/i18n';
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
    { title: t`Go to`, items: places(actions) },
    { title: t`This view`, items: viewCommands(actions, view) },
    { title: t`Tenant`, items: tenantCommands(actions) },
    { title: t`Account`, items: accountCommands(actions) },
  ].filter(({ items }) => items.length > 0);
}

function places({ host: { navigation }, features }: FrameActions): Commands {
  return [...features, PROFILE].map(({ path, title }) => ({
    id: `go ${path}`,
    title: translate(title),
    keywords: t`open`,
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
        title: t`Back to the old ${translate(feature.title)}`,
        keywords: t`legacy`,
        run: onGoBack,
      },
    view?.reason === 'by-choice' && {
      id: 'try again',
      title: t`Try the new ${translate(feature.title)} again`,
      run: () => controller.retry(),
    },
    onInspect && { id: 'inspect', title: t`Inspect views`, keywords: t`debug flags`, run: onInspect },
  ].filter((command) => command !== false && command !== undefined);
}

function tenantCommands({ host: { person }, tenants = [], onSwitchTenant }: FrameActions): Commands {
  return tenants
    .filter(({ tenantId }) => tenantId !== person.tenantId)
    .map(({ tenantId, tenantName }) => ({
      id: `tenant ${tenantId}`,
      title: t`Switch to ${tenantName}`,
      keywords: t`tenant organisation`,
      // That it failed is said above the view.
      run: () => void onSwitchTenant(tenantId).catch(() => undefined),
    }));
}

function accountCommands({ onThemeChange, onExport, onForget, onSignOut }: FrameActions): Commands {
  return [
    {
      id: 'theme light',
      title: t`Use the light theme`,
      keywords: t`colours mode appearance`,
      run: () => onThemeChange('light'),
    },
    {
      id: 'theme dark',
      title: t`Use the dark theme`,
      keywords: t`colours mode appearance night`,
      run: () => onThemeChange('dark'),
    },
    {
      id: 'theme system',
      title: t`Use the theme of this device`,
      keywords: t`colours mode appearance system`,
      run: () => onThemeChange('system'),
    },
    { id: 'export', title: t`Export my data`, keywords: t`download`, run: onExport },
    { id: 'forget', title: t`Forget my old data`, keywords: t`delete`, run: onForget },
    { id: 'sign out', title: t`Sign out`, keywords: t`log out leave`, run: onSignOut },
  ];
}
