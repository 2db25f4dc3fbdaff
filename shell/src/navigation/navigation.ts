import { createStore, type StoreApi } from 'zustand/vanilla';

/** Where the person is in the host. */
export interface NavigationState {
  readonly path: string;
  /** The query of the address with its `?`, or `''`. */
  readonly search: string;
  /** Grows each time the person goes somewhere; not when the address of the place they are at is only put right. */
  readonly visits: number;
}

export interface Navigation {
  readonly store: StoreApi<NavigationState>;
  /** Goes to a path of the host, with its query if it has one, without loading a page. */
  navigate(address: string, options?: { replace?: boolean }): void;
  /** Follows the browser's back and forward, and makes clicks on links to our pages stay in the page; returns its undo. */
  start(): () => void;
}

/** Navigation of the host by the browser's history. */
export function createNavigation(view: Window, owns: (path: string) => boolean): Navigation {
  const place = () => ({ path: view.location.pathname, search: view.location.search });
  const store = createStore<NavigationState>(() => ({ ...place(), visits: 0 }));
  const arrive = () => {
    store.setState(({ visits }) => ({ ...place(), visits: visits + 1 }));
  };

  function navigate(address: string, options: { replace?: boolean } = {}) {
    if (address === view.location.pathname + view.location.search) return;
    if (options.replace) {
      view.history.replaceState(null, '', address);
      store.setState(place());
    } else {
      view.history.pushState(null, '', address);
      arrive();
    }
  }

  function follow(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlainClick(event, link)) return;
    const target = new URL(link.href);
    if (target.origin !== view.location.origin || !owns(target.pathname)) return;
    // A place within the page, such as what 'Skip to content' leads to, is the browser's business.
    if (target.hash && target.pathname === view.location.pathname) return;
    event.preventDefault();
    navigate(target.pathname + target.search);
  }

  return {
    store,
    navigate,
    start() {
      view.addEventListener('popstate', arrive);
      view.document.addEventListener('click', follow);
      return () => {
        view.removeEventListener('popstate', arrive);
        view.document.removeEventListener('click', follow);
      };
    },
  };
}

/** A click that means 'go there', not 'open it in a new tab' or 'download it'. */
function isPlainClick(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return (
    event.button === 0 &&
    !hasModifier &&
    !event.defaultPrevented &&
    !link.target &&
    !link.hasAttribute('download')
  );
}
