/**
 * What stands for the version of a remote that runs under development at a port of the person's own machine. Its builds
 * change from edit to edit, and none of them is published.
 */
export function localVersion(port: number): string {
  return `local-${port}`;
}

/** The port that such a version names; undefined for every other version. */
export function localPortOf(version: string): number | undefined {
  const [, port] = /^local-(\d{4,5})$/.exec(version) ?? [];
  return port === undefined ? undefined : Number(port);
}
