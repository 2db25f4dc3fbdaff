/** One version of a shared module, as webpack's share scope holds it. */
export interface SharedEntry {
  /** The module's factory: at once for what came with the host's first script, else by a promise. */
  readonly get: () => (() => unknown) | Promise<() => unknown>;
  /** Who provides it. */
  readonly from: string;
  readonly eager: boolean;
}

/** Shared modules by name and version. */
export type ShareScope = Readonly<Record<string, Readonly<Record<string, SharedEntry>>>>;

declare const __webpack_init_sharing__: (scope: string) => Promise<void> | number;
declare const __webpack_share_scopes__: { readonly default: ShareScope };

/** The host's share scope, filled with what the host provides. */
export async function hostShareScope(): Promise<ShareScope> {
  await __webpack_init_sharing__('default');
  return __webpack_share_scopes__.default;
}
