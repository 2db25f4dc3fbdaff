/** The fault that the test wants, from the tab's own storage: one build can so fail in every way. */
export function planted(): string {
  return sessionStorage.getItem('planted') ?? 'none';
}
