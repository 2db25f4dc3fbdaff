/** What comes after the view did not arrive; asking again may help. */
export class AfterViewError extends Error {
  override readonly name = 'AfterViewError';
  readonly code = 'after-view-not-loaded';

  constructor(cause: unknown) {
    super('The code of what comes after the view of the tenants could not be loaded', { cause });
  }
}
