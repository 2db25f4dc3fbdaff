/** What comes after a view did not arrive; asking again may help. */
export class AfterViewError extends Error {
  override readonly name = 'AfterViewError';
  readonly code = 'after-view-not-loaded';

  constructor(feature: string, cause: unknown) {
    super(`The code of what comes after the view of ${feature} could not be loaded`, { cause });
  }
}
