import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Modules of which a page holds exactly one copy, provided by the host: two Reacts would break hooks; the host's session
 * stores bring idb along anyway, and a second copy is a KB before the view. Subpaths are modules of their own to a share
 * scope.
 */
export const PROVIDED = ['react', 'react-dom', 'react/jsx-runtime', '@tanstack/react-query', 'idb'] as const;

interface SharedModule {
  singleton: true;
  version: string;
  requiredVersion: string;
}

/**
 * What a remote's federation build shares. It brings a copy of its own for hosts that have none; it is fetched only
 * then. The lean build brings none (`from-host.ts`).
 */
export function sharedModules(): Record<string, SharedModule> {
  return Object.fromEntries(
    PROVIDED.map((name) => {
      const version = versionOf(name);
      return [name, { singleton: true, version, requiredVersion: `^${version}` }] as const;
    }),
  );
}

function versionOf(name: (typeof PROVIDED)[number]): string {
  const owner = name === 'react/jsx-runtime' ? 'react' : name;
  return (require(`${owner}/package.json`) as { version: string }).version;
}
