import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Files of `@ficus/ui` that a lean build takes from its host, since contract 4: what any host shows around its views. The
 * host hands on all that they export (`shell/src/remotes/provided-ui.ts`); what a remote could notice of a change to them is
 * a change of the contract.
 */
export const UI_FILES = [
  'button/Button.tsx',
  'button/ButtonLink.tsx',
  'empty-state/EmptyState.tsx',
  'icons/Icon.tsx',
  'icons/basic-icons.tsx',
  'skeleton/Skeleton.tsx',
  'spinner/Spinner.tsx',
  'visually-hidden/VisuallyHidden.tsx',
] as const;

/** Name under which the host provides them. */
export const UI = 'ficus/ui';

/** Paths of those files as the remote in `directory` finds them; none where it does not use `@ficus/ui`. */
export function providedUiPaths(directory: string): string[] {
  const require = createRequire(path.join(directory, 'package.json'));
  try {
    const root = path.dirname(require.resolve('@ficus/ui'));
    return UI_FILES.map((file) => path.join(root, file));
  } catch {
    return [];
  }
}
