import { Assignment, FlagsAnswer, LeanEntrance, Person, Release } from '@ficus/contracts';
import { z } from 'zod/mini';

const LeanRelease = z.object({
  name: Release.shape.name,
  version: Release.shape.version,
  contract: Release.shape.contract,
  lean: LeanEntrance,
});
export type LeanRelease = z.infer<typeof LeanRelease>;

/**
 * What a page knows of a release: of one with a lean entrance what leads there, and nothing of its federation build, which
 * the host does not load then and which is six times as much; of any other everything.
 */
export const PageRelease = z.union([LeanRelease, Release]);
export type PageRelease = z.infer<typeof PageRelease>;

/**
 * What the document tells the browser, so that nothing stands between the page and its view. The tests hold every page to
 * it; the browser does not: the page that it stands in is of the same release, and the check would weigh more than the
 * whole flag client.
 */
export const BootstrapSchema = z.object({
  /** Absent on the sign-in page. */
  person: z.optional(Person),
  /** Where the person may act, on their profile with what they may do there; absent for who has one tenant only. */
  tenants: z.optional(
    z.array(
      z.object({
        tenantId: z.string(),
        tenantName: z.string(),
        role: z.optional(Assignment.shape.role),
        permissions: z.optional(Assignment.shape.permissions),
      }),
    ),
  ),
  /** Absent while no flag state is known. */
  flags: z.optional(FlagsAnswer),
  /** The published releases of each remote, the current one first. */
  releases: z.record(z.string(), z.array(PageRelease)),
  /** Where their files lie: `<origin>/<name>/<version>/`. */
  remotesOrigin: z.string(),
  /** Files that this person may need next, to be fetched when the page is idle: the other side of a flip first. */
  later: z.optional(z.array(z.object({ url: z.string(), integrity: z.string() }))),
  /** What the document decided for this page, for telemetry and the inspector. */
  decided: z.optional(
    z.object({
      feature: z.string(),
      view: z.enum(['remote', 'legacy']),
      reason: z.string(),
      version: z.optional(z.string()),
    }),
  ),
  /** Id of the request for this page: the gateway's log names it beside the decision. */
  requestId: z.optional(z.string()),
  /** Share of pages that tell of use and Web Vitals, where it is not all of them. */
  sample: z.optional(z.number()),
  /** What the person chose to see, by feature; absent for those who may not. */
  overrides: z.optional(
    z.record(
      z.string(),
      z.object({
        view: z.enum(['remote', 'legacy']),
        version: z.optional(z.string()),
        localPort: z.optional(z.number()),
      }),
    ),
  ),
  /** What the inspector may do here: look, or change as well. Absent: it is not offered. */
  inspector: z.optional(z.enum(['look', 'change'])),
  /** Demo accounts to offer on the sign-in page; only on the embedded default. */
  demo: z.optional(
    z.array(z.object({ email: z.string(), name: z.string(), detail: z.string(), password: z.string() })),
  ),
});
export type Bootstrap = z.infer<typeof BootstrapSchema>;
