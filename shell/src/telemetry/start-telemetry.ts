import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import { hash } from './describe-error.ts';
import type { Meanwhile } from './meanwhile.ts';
import { createOutbox } from './outbox.ts';
import { createTranslator, type Note, type Told } from './translate.ts';

/** What telemetry needs of the page. */
interface TelemetryOptions {
  /** Id of the request for this page. */
  readonly page: string;
  /** Share of pages that tell what is sampled, 0 to 1. */
  readonly sample: number;
  readonly notes: Meanwhile<Note>;
  /** The feature that the address names. */
  readonly featureShown: () => string | undefined;
}

/**
 * Tells the front door how the views of this page fare: as soon as a view is there, or none can be, and the browser is
 * idle (failures no sooner than successes, or they would be counted first), and when the page is hidden.
 */
export function startTelemetry({ page, sample, notes, featureShown }: TelemetryOptions): void {
  const isSampled = hash(page) / 2 ** 53 < sample;
  const outbox = createOutbox({ page, load: Math.round(performance.timeOrigin), isSampled });
  const translator = createTranslator();
  const add = (told: Told | undefined) => told && outbox.add(told);

  notes.follow((note) => {
    const told = translator.translate(note);
    add(told);
    if (told?.kind === 'rendered' || told?.kind === 'failed') whenIdle(outbox.send);
  });
  if (isSampled) {
    watchUse((feature) => add(translator.used(feature, performance.now())));
    for (const watch of [onCLS, onFCP, onINP, onLCP, onTTFB])
      watch((metric) => {
        const feature = featureShown();
        if (feature) add(translator.vital(feature, performance.now(), metric));
      });
  }
  // On the window, after the vitals, which hear of it on the document.
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && outbox.sendLast());
  addEventListener('pagehide', () => outbox.sendLast());
}

/** Hears of a person's own input in a view. */
function watchUse(onUse: (feature: string) => void): void {
  const hear = ({ isTrusted, target }: Event) => {
    if (!isTrusted || !(target instanceof Element)) return;
    const feature = target.closest('section[data-feature]')?.getAttribute('data-feature');
    if (feature) onUse(feature);
  };
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, hear, { capture: true, passive: true });
}

function whenIdle(action: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(action, { timeout: 2000 });
  else setTimeout(action, 200);
}
