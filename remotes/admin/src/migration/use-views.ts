import { explanations, rollout, views } from '@ficus/contracts';
import { type ClientOf, createServiceClient } from '@ficus/service-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MigrationSpan } from '../address/migration-address.ts';

const TABLE = { views, rollout, explanations };

/** The page's one client of what operators ask: the host's has what everybody needs. */
let client: ClientOf<typeof TABLE> | undefined;

function operators() {
  client ??= createServiceClient({}, TABLE);
  return client;
}

const viewsClient = () => operators().views;

const HOUR_MS = 3_600_000;
const SPAN_MS: Readonly<Record<MigrationSpan, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
};
const STEPS: Readonly<Record<MigrationSpan, number>> = { hour: 30, day: 24, week: 28, month: 30 };
/** While somebody looks at it, it is asked for again so often. */
const AGAIN_MS = 10_000;

/** The features that there is something of. */
export function useViewFeatures() {
  return useQuery({
    queryKey: ['views', 'features'],
    queryFn: ({ signal }) => viewsClient().features({}, { signal }),
  });
}

/** How the views of a feature fare, up to now. */
export function useViews(feature: string | undefined, span: MigrationSpan) {
  return useQuery({
    queryKey: ['views', 'all', feature, span],
    enabled: feature !== undefined,
    refetchInterval: AGAIN_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const to = Date.now();
      const asked = { feature: feature ?? '', from: to - SPAN_MS[span], to };
      const [summary, timeline, errors] = await Promise.all([
        viewsClient().summary(asked, { signal }),
        viewsClient().timeline({ ...asked, steps: STEPS[span] }, { signal }),
        viewsClient().errors(asked, { signal }),
      ]);
      return { from: asked.from, cohorts: summary.cohorts, steps: timeline.steps, errors: errors.errors };
    },
  });
}

/** What is watched, and what was done by itself. Where nothing watches it fails, and the page says so. */
export function useRollout() {
  return useQuery({
    queryKey: ['rollout'],
    refetchInterval: AGAIN_MS,
    queryFn: ({ signal }) => operators().rollout.state({}, { signal }),
  });
}

/** Who is asked about: somebody, by their address, in a tenant. */
export interface Asked {
  readonly feature: string;
  readonly tenantId: string;
  readonly email: string;
}

/** Why somebody sees which view; not asked before there is somebody. */
export function useWhy(asked: Asked | undefined) {
  return useQuery({
    queryKey: ['explanations', asked],
    enabled: asked !== undefined,
    queryFn: ({ signal }) =>
      operators().explanations.why(asked ?? { feature: '', tenantId: '', email: '' }, { signal }),
  });
}
