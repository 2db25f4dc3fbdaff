import { z } from 'zod/mini';
import { route } from './route.ts';

const Ms = z.coerce.number().check(z.int(), z.gte(0), z.lte(8.64e15));
const count = z.number().check(z.int(), z.gte(0));

/** What is asked for. Times in milliseconds since 1970; by default the last 24 hours. */
const span = {
  feature: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  from: z.optional(Ms),
  to: z.optional(Ms),
};

/** A share, 0 to 1, and the values between which it lies with a certainty of 95 %; absent where nothing was counted. */
const Rate = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

/** Of a measure, such as a Web Vital: the value that three of four pages keep below, and how sure that is (95 %). */
const Measure = z.object({
  /** `CLS`, `FCP`, `INP`, `LCP`, `TTFB`; `load` and `ready` of the view itself. In ms, but for CLS. */
  metric: z.string(),
  count,
  p75: z.number(),
  low: z.number(),
  high: z.number(),
});

/** How one view of a feature fared in one cohort. */
const ViewFacts = z.object({
  /** Pages whose document meant to show it, and the people that they were made for. */
  exposures: count,
  people: count,
  /** Of these pages: those that said how it went, and for which of them it failed. */
  told: count,
  failed: count,
  /** Of these pages: those that never said a word though they had the time: blocked, lost, or dead. */
  silent: count,
  /** Of the pages that said how it went. */
  failureRate: z.optional(Rate),
  /**
   * How many of all exposures failed, with those that were not heard: `estimate` if they fared as the others did, `low`
   * if all of them went well, `high` if none did.
   */
  estimatedFailures: Rate,
  /** What pages told, flips in open pages included: meant, code there, usable, used by the person (where that is told). */
  intended: count,
  loaded: count,
  rendered: count,
  used: count,
  /** Share of the shown views in which the person did something, of pages that tell of it. */
  useRate: z.optional(Rate),
  /** It gave way, by reason. */
  fallbacks: z.array(z.object({ reason: z.string(), count })),
  /** It took the place of another view or version in an open page, by reason. */
  swaps: z.array(z.object({ reason: z.string(), count })),
  /** Pages that died over it, that no view could be shown in its place, and errors, whatever they led to. */
  diedLoading: count,
  noView: count,
  errors: count,
  measures: z.array(Measure),
});

/** Of how the views of a feature fare; for operators. */
export const views = {
  /** Features of which something was kept in the last 30 days, by name. */
  features: route({
    method: 'GET',
    path: '/api/v1/views/features',
    service: 'analytics',
    permission: 'platform.operate',
    response: z.object({ features: z.array(z.string()) }),
  }),
  /** One row a cohort (a tenant), the largest first. */
  summary: route({
    method: 'GET',
    path: '/api/v1/views',
    service: 'analytics',
    permission: 'platform.operate',
    query: z.object({
      ...span,
      /** Of the remote, only this version. */
      version: z.optional(z.string().check(z.regex(/^[0-9A-Za-z.+-]{1,100}$/))),
    }),
    response: z.object({
      feature: z.string(),
      from: z.number(),
      to: z.number(),
      cohorts: z.array(
        z.object({
          /** Id of the tenant. */
          cohort: z.string(),
          remote: ViewFacts,
          legacy: ViewFacts,
          /** How often somebody went back to the legacy view by choice. */
          wentBack: count,
          /** Why documents meant to show which view: the largest first. */
          reasons: z.array(z.object({ view: z.enum(['remote', 'legacy']), reason: z.string(), count })),
        }),
      ),
    }),
  }),
  /** The same in time, in steps of equal length; `cohort` leaves the others out. */
  timeline: route({
    method: 'GET',
    path: '/api/v1/views/timeline',
    service: 'analytics',
    permission: 'platform.operate',
    query: z.object({
      ...span,
      cohort: z.optional(z.string().check(z.regex(/^[\w-]{1,200}$/))),
      /** How many, 1 to 200. Default: 24. */
      steps: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
    }),
    response: z.object({
      feature: z.string(),
      steps: z.array(
        z.object({
          from: z.number(),
          to: z.number(),
          remote: z.object({ exposures: count, fallbacks: count, errors: count }),
          legacy: z.object({ exposures: count, errors: count }),
        }),
      ),
    }),
  }),
  /** The 100 most frequent errors of both views; the same error of several versions is a row each. */
  errors: route({
    method: 'GET',
    path: '/api/v1/views/errors',
    service: 'analytics',
    permission: 'platform.operate',
    query: z.object(span),
    response: z.object({
      feature: z.string(),
      errors: z.array(
        z.object({
          fingerprint: z.string(),
          name: z.string(),
          /** How it was noticed, such as `render`. */
          source: z.string(),
          place: z.optional(z.string()),
          view: z.enum(['remote', 'legacy']),
          version: z.optional(z.string()),
          count,
          people: count,
          lastAt: z.number(),
        }),
      ),
    }),
  }),
} as const;

export type ViewFacts = z.output<typeof ViewFacts>;
export type ViewsSummary = z.output<typeof views.summary.response>;
export type ViewsTimeline = z.output<typeof views.timeline.response>;
export type ViewsErrors = z.output<typeof views.errors.response>;
