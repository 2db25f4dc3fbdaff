import type { TelemetryEvent } from '@ficus/contracts';
import type { Decision, View, WrapperEvent } from '@ficus/migration-wrapper';
import { describeError } from './describe-error.ts';

/** A contained error that no event of the wrapper tells: of a remote, or of the frame around a view. */
export interface NotedReport {
  readonly type: 'report';
  readonly feature: string;
  readonly at: number;
  readonly error: unknown;
  /** True when it took the view and all around it down. */
  readonly isUncontained: boolean;
}

/** What the page notes of its views. */
export type Note = WrapperEvent | NotedReport;

/** An event as it will be told; who sends it counts it. */
export type Told = TelemetryEvent extends infer E ? (E extends unknown ? Omit<E, 'seq'> : never) : never;

interface Place {
  visit: number;
  meant: Which;
  /** A decision that was heard and is not followed yet. */
  next?: Decision | undefined;
  shown?: Which | undefined;
  isUsed: boolean;
}

interface Which {
  readonly view: View;
  readonly version?: string | undefined;
}

/** Makes of what the page notes what is told of it. It keeps what each feature shows, since not every note says so. */
export function createTranslator() {
  const places = new Map<string, Place>();

  function stateOf(feature: string) {
    const { visit, shown, meant } = places.get(feature) ?? {};
    return visit && meant ? { visit, ...(shown ?? meant) } : undefined;
  }

  function intended(place: Place, { feature, at }: Note, decision: Decision): Told {
    place.meant = which(decision);
    place.next = undefined;
    const { visit } = place;
    return { kind: 'intended', atMs: at, feature, visit, ...place.meant, reason: decision.reason };
  }

  function translate(note: Note): Told | undefined {
    const { feature, at } = note;
    if (note.type === 'decided' && note.isFirst) {
      const visit = (places.get(feature)?.visit ?? 0) + 1;
      const place: Place = { visit, meant: which(note.decision), isUsed: false };
      places.set(feature, place);
      return intended(place, note, note.decision);
    }
    const place = places.get(feature);
    if (!place) return undefined;
    const about = { atMs: at, feature, visit: place.visit };
    switch (note.type) {
      case 'decided':
        place.next = note.decision;
        return undefined;
      case 'loading':
        return place.next && isSame(which(place.next), note.attempt)
          ? intended(place, note, place.next)
          : undefined;
      case 'loaded':
        return { kind: 'loaded', ...about, ...which(note.attempt), ms: note.ms };
      case 'ready':
        place.shown = which(note.attempt);
        place.isUsed = false;
        return { kind: 'rendered', ...about, ...place.shown, ms: note.ms };
      case 'swapped':
        return { kind: 'swapped', ...about, ...which(note.to), reason: note.reason };
      case 'fell-back':
        return { kind: 'fell-back', ...about, ...which(note.attempt), reason: note.reason };
      case 'chose-legacy':
        return { kind: 'chose-legacy', ...about, ...(place.shown ?? place.meant) };
      case 'did-not-finish':
        return { kind: 'did-not-finish', ...about, view: 'remote', version: note.version };
      case 'failed':
        return { kind: 'failed', ...about, ...place.meant };
      case 'error':
        return {
          ...about,
          ...which(note.attempt),
          kind: 'error',
          source: note.kind,
          ...describeError(note.error),
        };
      case 'report': {
        const source = note.isUncontained ? 'uncontained' : 'reported';
        return {
          ...about,
          ...(place.shown ?? place.meant),
          kind: 'error',
          source,
          ...describeError(note.error),
        };
      }
      default:
        return undefined;
    }
  }

  return {
    translate,
    /** The first input in a view that is ready; undefined for any further one. */
    used(feature: string, at: number): Told | undefined {
      const place = places.get(feature);
      if (!place?.shown || place.isUsed) return undefined;
      place.isUsed = true;
      return { kind: 'used', atMs: at, feature, visit: place.visit, ...place.shown };
    },
    vital(
      feature: string,
      at: number,
      metric: { readonly name: 'CLS' | 'FCP' | 'INP' | 'LCP' | 'TTFB'; readonly value: number },
    ): Told | undefined {
      const state = stateOf(feature);
      return (
        state && { kind: 'vital', atMs: at, feature, ...state, metric: metric.name, value: metric.value }
      );
    },
  };
}

function which({ view, version }: { view: View; version?: string | undefined }): Which {
  return view === 'remote' && version !== undefined ? { view, version } : { view };
}

function isSame(one: Which, other: { view: View; version?: string | undefined }): boolean {
  return one.view === other.view && (one.view === 'legacy' || one.version === other.version);
}
