import * as idb from '@ficus/remote-kit/provided/idb';
import * as reactQuery from '@ficus/remote-kit/provided/react-query';
import queryPackage from '@tanstack/react-query/package.json' with { type: 'json' };
import idbPackage from 'idb/package.json' with { type: 'json' };
// The modules themselves: a namespace of CommonJS is an object that webpack would have to make, with code for it.
import react from 'react';
import jsxRuntime from 'react/jsx-runtime';
import reactDom from 'react-dom';

/** One version of a shared module, as webpack's container protocol wants it. */
export interface SharedEntry {
  /** The module's factory: at once for what came with the host's first script, else by a promise. */
  readonly get: () => (() => unknown) | Promise<() => unknown>;
  /** Who provides it. */
  readonly from: string;
  readonly eager: boolean;
}

/** Shared modules by name and version. */
export type ShareScope = Readonly<Record<string, Readonly<Record<string, SharedEntry>>>>;

/** Name under which the host provides modules. */
export const HOST = 'ficus_shell';

/**
 * What every remote gets from the host, by the container protocol. Written out instead of left to webpack's own sharing,
 * whose run time weighs more than all of this, and which would keep whole libraries for whoever might come.
 */
export const hostShareScope: ShareScope = {
  react: provided(react.version, react),
  'react/jsx-runtime': provided(react.version, jsxRuntime),
  'react-dom': provided(reactDom.version, reactDom),
  '@tanstack/react-query': provided(queryPackage.version, reactQuery),
  idb: provided(idbPackage.version, idb),
};

/** One module in the version that the host has of it. */
export function provided(version: string, module: unknown): Readonly<Record<string, SharedEntry>> {
  return { [version]: { get: () => () => module, from: HOST, eager: true } };
}
