/** One contained error: what happened, where. */
export interface Report {
  readonly feature: string;
  readonly error: unknown;
  readonly context: Readonly<Record<string, string>>;
}

/** Takes note of a contained error. The page goes on, so it is a warning to whoever has the console open, no error. */
export function report(
  feature: string,
  error: unknown,
  context: Readonly<Record<string, string>> = {},
): void {
  console.warn(`[${feature}]`, ...Object.entries(context).map(([key, value]) => `${key}=${value}`), error);
}
