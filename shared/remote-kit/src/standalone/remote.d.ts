/** The remote under development; webpack puts its `src/remote.ts` here. What it exports is checked by `isRemote`. */
declare module 'ficus-remote' {
  export {};
}
