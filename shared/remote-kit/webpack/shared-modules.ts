import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Modules of which a page holds exactly one copy, provided by the host. Two Reacts would break hooks. */
const SINGLETONS = ['react', 'react-dom', '@tanstack/react-query'] as const;

interface SharedModule {
  singleton: true;
  version: string;
  requiredVersion: string;
  eager?: true;
  import?: false;
}

/**
 * The share scope of host and remotes. The host passes `eager`: its copies come with its first script, so that no
 * remote waits for a further request. A remote brings a copy of its own for hosts that have none; it is fetched only then. With
 * `isProvided` it brings none, and fails where the host has none.
 */
export function sharedModules(
  options: { eager?: boolean; isProvided?: boolean } = {},
): Record<string, SharedModule> {
  const entry = (version: string): SharedModule => ({
    singleton: true,
    version,
    requiredVersion: `^${version}`,
    ...(options.eager ? { eager: true } : {}),
    ...(options.isProvided ? { import: false } : {}),
  });
  const version = (name: string) => (require(`${name}/package.json`) as { version: string }).version;
  const shared = Object.fromEntries(SINGLETONS.map((name) => [name, entry(version(name))]));
  // Subpaths are modules of their own to a share scope.
  return { ...shared, 'react/jsx-runtime': entry(version('react')) };
}
