import type { Role } from '@ficus/contracts';

/** One feature that is being migrated. */
export interface Feature {
  /** Name of the feature, of its flags' middle part, and of `data-feature`. */
  readonly name: string;
  /** Where it lives: this path and all below it. */
  readonly path: `/${string}`;
  readonly title: string;
  /** On: this person gets the remote. */
  readonly flag: string;
  /** On: everybody gets the legacy view, at once, above every override. */
  readonly killFlag: string;
  /** Name under which the remote is published on the remotes' origin. */
  readonly remote: string;
  /** Loads the legacy view. The chunk's name is `legacy-<name>`: the document preloads it by that. */
  readonly legacy: () => Promise<LegacyModule>;
  /**
   * What the remote asks the services for first, by the path below `path`: the document has it fetched beside the code.
   * `:id` stands for one segment. Must be exactly what the remote will ask for, else it is fetched twice.
   */
  readonly firstData?: readonly { readonly at: string; readonly url: string }[];
  /** Roles that may open it; absent: everybody. */
  readonly roles?: readonly Role[];
  /** Within this time a usable view stands. Default: 5000. */
  readonly deadlineMs?: number;
}

/** A legacy view: a component that gets only what the wrapper hands it. */
export interface LegacyModule {
  readonly default: React.ComponentType<LegacyViewProps>;
}

export interface LegacyViewProps {
  readonly person: {
    id: string;
    email: string;
    name: string;
    role: string;
    tenantId: string;
    tenantName: string;
  };
  readonly announce?: (text: string) => void;
}

/** The one table of what is being migrated. Adding a feature is an entry here, a folder in `remotes/`, and its flags. */
export const features: readonly Feature[] = [
  {
    name: 'chat',
    path: '/chat',
    title: 'Chat',
    flag: 'new_chat_mfe',
    killFlag: 'kill_chat_mfe',
    remote: 'chat',
    firstData: [
      { at: '*', url: '/api/v1/conversations' },
      { at: '/:id', url: '/api/v1/conversations/:id' },
    ],
    legacy: () => import(/* webpackChunkName: "legacy-chat" */ './legacy/chat.ts'),
  },
];

/** The feature that an address belongs to. */
export function featureAt(path: string): Feature | undefined {
  return features.find((feature) => path === feature.path || path.startsWith(`${feature.path}/`));
}

/** Addresses of the data that a feature's remote will ask for first at this path. */
export function firstData(feature: Feature, path: string): string[] {
  const below = path.slice(feature.path.length).replace(/\/$/, '');
  const [, id] = /^\/([^/]+)$/.exec(below) ?? [];
  return (feature.firstData ?? []).flatMap(({ at, url }) => {
    if (at === '*') return [url];
    return at === '/:id' && id !== undefined ? [url.replace(':id', id)] : [];
  });
}
