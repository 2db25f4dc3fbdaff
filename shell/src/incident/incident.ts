import type { Incident } from '@ficus/contracts';
import type { WrapperState } from '@ficus/migration-wrapper';

/** What an incident is made from. */
interface IncidentFacts {
  readonly state: Pick<WrapperState<unknown, unknown>, 'view' | 'phase' | 'reason' | 'error' | 'shown'>;
  readonly feature: string;
  /** Id of the request for this page, as the gateway logged it. */
  readonly pageRequest: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a feature is at this moment, under a code short enough to be read out: feature, page request, time. */
export function createIncident({ state, feature, pageRequest, at }: IncidentFacts): Incident {
  const page = (pageRequest ?? 'nopage')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 8);
  const { error } = state;
  const version = state.shown?.attempt.version;
  return {
    code: `${feature}-${page}-${at.toString(36)}`,
    feature,
    view: state.view,
    phase: state.phase,
    reason: state.reason,
    at,
    ...(version === undefined ? {} : { version }),
    ...(pageRequest === undefined ? {} : { pageRequest }),
    ...(error === undefined ? {} : { error: String(error).slice(0, 300) }),
  };
}

/** Tells the front door's log. That it does not arrive changes nothing for the person. */
export function tellIncident(incident: Incident): void {
  void fetch('/api/incidents', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(incident),
    keepalive: true,
  }).catch(() => undefined);
}
