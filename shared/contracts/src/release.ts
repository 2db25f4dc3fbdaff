import { z } from 'zod/mini';

/** A published file: its address relative to the release's folder, and its Subresource Integrity value. */
export const ReleaseFile = z.object({ path: z.string(), integrity: z.string() });
export type ReleaseFile = z.infer<typeof ReleaseFile>;

const containerName = z.string().check(z.regex(/^[A-Za-z_$][\w$]*$/));

/**
 * The same remote built for hosts that provide every shared module: a plain webpack container, called by `init` and
 * `get`, without a federation runtime in it.
 */
export const LeanEntrance = z.object({
  /** The global that its entry defines; not that of the other build. */
  container: containerName,
  entry: ReleaseFile,
  /** The code of the exposed `./remote`, wanted at once. */
  scripts: z.array(ReleaseFile),
  styles: z.array(ReleaseFile),
  /** By language beside English: the code with its words, wanted at once where the page is in it. */
  languages: z.optional(z.record(z.string(), z.array(ReleaseFile))),
});
export type LeanEntrance = z.infer<typeof LeanEntrance>;

/**
 * What the publisher of a remote writes to `<remotes origin>/<name>/release.json`, and the host reads before it
 * fetches any of the remote's code. Everything it names lies under the immutable `<name>/<version>/`.
 */
export const Release = z.object({
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  version: z.string().check(z.regex(/^[0-9A-Za-z.+-]+$/)),
  /** Version of the contract between host and remote that it was built for. */
  contract: z.number(),
  /**
   * Name of the federation container: the global that its entry defines. It differs from release to release, so that two
   * releases can stand on one page without taking each other's modules.
   */
  container: containerName,
  /** The federation manifest, as built (its own schema is the federation runtime's business). */
  manifest: ReleaseFile,
  /** The federation entry. */
  entry: ReleaseFile,
  /** The code of the exposed `./remote`, wanted at once: worth a preload. */
  scripts: z.array(ReleaseFile),
  styles: z.array(ReleaseFile),
  /** Absent for a remote that only the federation runtime can load. */
  lean: z.optional(LeanEntrance),
  /** Integrity of every file of the release. */
  files: z.array(ReleaseFile),
});
export type Release = z.infer<typeof Release>;
