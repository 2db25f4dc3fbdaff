/** What is used of a package that brings no types: the functions that compiled components call. */
declare module 'react-refresh' {
  /** How many roots there are of a React that can be refreshed. */
  export function _getMountedRootCount(): number;
  export function createSignatureFunctionForTransform(): (...args: unknown[]) => unknown;
  export function getFamilyByType(type: unknown): object | undefined;
  export function injectIntoGlobalHook(target: typeof globalThis): void;
  export function isLikelyComponentType(type: unknown): boolean;
  export function performReactRefresh(): unknown;
  export function register(type: unknown, id: string): void;
}
