/** The members of `set` that `other` has not. (`Set.prototype.difference` is younger than browsers we support.) */
export function difference<T>(set: Iterable<T>, other: { has(item: T): boolean }): Set<T> {
  return new Set([...set].filter((item) => !other.has(item)));
}

/** The members of `set` that `other` has too. */
export function intersection<T>(set: Iterable<T>, other: { has(item: T): boolean }): Set<T> {
  return new Set([...set].filter((item) => other.has(item)));
}
