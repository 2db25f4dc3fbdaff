import type { GuardedFile } from './load-file.ts';

declare const __webpack_require__: { fromHost: unknown };

/** Says how this build loads what it brings later. */
export function loadOwnFilesBy(load: (file: GuardedFile) => Promise<void>): void {
  __webpack_require__.fromHost = () => load;
}
