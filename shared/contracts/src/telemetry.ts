import { z } from 'zod/mini';

const Name = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
const Version = z.string().check(z.regex(/^[0-9A-Za-z.+-]{1,100}$/));
const Reason = z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/));
const View = z.enum(['remote', 'legacy']);
const Ms = z.number().check(z.gte(0), z.lte(7 * 86_400_000));
/** Id of the request for a page, which the document names. */
const PageId = z.string().check(z.regex(/^[A-Za-z0-9._-]{8,128}$/));

/** What every event has. */
const common = {
  /** Counts up over all events of a load: with it an event is counted once, however often it is sent. */
  seq: z.number().check(z.int(), z.gte(1), z.lte(5000)),
  /** When, in ms since the load began. */
  atMs: Ms,
  feature: Name,
  /** Which showing of the feature in this load, from 1: leaving it and coming back begins another. */
  visit: z.number().check(z.int(), z.gte(1), z.lte(1000)),
  /** What it is about: the view that was meant, shown or at fault. */
  view: View,
  /** Of the remote. */
  version: z.optional(Version),
};

const TelemetryEvent = z.discriminatedUnion('kind', [
  /** The view that was decided on, at the start of a visit or by a flip that was followed. */
  z.object({ ...common, kind: z.literal('intended'), reason: Reason }),
  /** Its code was there, `ms` after it was asked for. */
  z.object({ ...common, kind: z.literal('loaded'), ms: Ms }),
  /** It could be used, `ms` after its code was asked for. */
  z.object({ ...common, kind: z.literal('rendered'), ms: Ms }),
  /** First input of the person in the view. Sampled. */
  z.object({ ...common, kind: z.literal('used') }),
  /** The remote failed, for this reason, and gave way. */
  z.object({ ...common, kind: z.literal('fell-back'), reason: Reason }),
  /** It took the place of another view or version. */
  z.object({ ...common, kind: z.literal('swapped'), reason: Reason }),
  /** The person went back to the legacy view; `view` is the remote that they left. Their words are not told. */
  z.object({ ...common, kind: z.literal('chose-legacy') }),
  /** An earlier page of this tab died while it was loading this version. */
  z.object({ ...common, kind: z.literal('did-not-finish') }),
  /** No view could be shown. */
  z.object({ ...common, kind: z.literal('failed') }),
  /** An error in the view, whatever it led to: where and of what kind, never its message. */
  z.object({
    ...common,
    kind: z.literal('error'),
    /** How it was noticed: `load`, `render`, `handler` …, or `uncontained`. */
    source: Reason,
    /** The name of its class. */
    name: z.string().check(z.regex(/^[A-Za-z]{1,60}$/)),
    /** The same for the same error: a hash of message and stack, without numbers and what is quoted. */
    fingerprint: z.string().check(z.regex(/^[0-9a-f]{1,14}$/)),
    /** File, line and column of our own code that threw it. */
    place: z.optional(z.string().check(z.regex(/^[\w.-]{1,100}:\d{1,7}:\d{1,7}$/))),
  }),
  /** A Web Vital as far as it went; of several of one metric and visit the last counts. CLS has no unit. Sampled. */
  z.object({
    ...common,
    kind: z.literal('vital'),
    metric: z.enum(['CLS', 'FCP', 'INP', 'LCP', 'TTFB']),
    value: Ms,
  }),
]);
export type TelemetryEvent = z.infer<typeof TelemetryEvent>;

/**
 * What an open page tells the front door of itself (`POST /api/telemetry`). Who it is about, the front door adds: a
 * page cannot claim it.
 */
export const TelemetryBatch = z.object({
  page: PageId,
  /** When this load of the page began, in ms since 1970: a page from the browser's history has the id of an earlier load. */
  load: z.number().check(z.int(), z.gte(0)),
  /** When this was sent, in ms since the load began: with `atMs` it places events in time, whatever the browser's clock says. */
  sentMs: Ms,
  /** Whether the page tells what is sampled. */
  isSampled: z.boolean(),
  events: z.array(TelemetryEvent).check(z.minLength(1), z.maxLength(200)),
});
export type TelemetryBatch = z.infer<typeof TelemetryBatch>;

/** What the front door knows of whoever it passes telemetry on for. */
const whose = {
  /** A pseudonym: the same for the same person, and of no use to whoever has not the front door's secret. */
  person: z.string().check(z.regex(/^[\w-]{16,64}$/)),
  /** Id of the tenant. */
  cohort: z.string().check(z.minLength(1), z.maxLength(200)),
  role: z.string().check(z.maxLength(40)),
  /** When the front door had it, in ms since 1970. */
  at: z.number(),
};

/** A document meant to show this view of a feature to somebody. Noted where it is made, so that no browser can hide it. */
export const Exposure = z.object({
  ...whose,
  page: PageId,
  feature: Name,
  view: View,
  reason: Reason,
  version: z.optional(Version),
});
export type Exposure = z.infer<typeof Exposure>;

/** A batch and whose it is. */
export const ToldTelemetry = z.object({ ...whose, batch: TelemetryBatch });
export type ToldTelemetry = z.infer<typeof ToldTelemetry>;
