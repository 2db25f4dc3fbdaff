import { translate } from '@ficus/i18n';
import { failureReasons, type WrapperEvent } from '@ficus/migration-wrapper';
import { useState, useSyncExternalStore } from 'react';
import type { Feature } from '../features.ts';
import { FallbackNotice, SwitchOffer } from '../frame/index.ts';
import { ChoiceNotice } from './ChoiceNotice.tsx';
import type { EventLog } from './event-log.ts';
import type { Controller } from './feature-controllers.ts';
import { SwapNotice } from './SwapNotice.tsx';

const FAILURES: ReadonlySet<string> = new Set(failureReasons);

interface FeatureNoticesProps {
  readonly feature: Feature;
  readonly controller: Controller;
  readonly log: EventLog;
}

/** What the person should know about a feature's view: that the other one is ready, or that it came back by itself. */
export function FeatureNotices({ feature, controller, log }: FeatureNoticesProps) {
  const state = useSyncExternalStore(controller.subscribe, controller.getState);
  const [dismissed, setDismissed] = useState<unknown>();
  const events = useSyncExternalStore(log.subscribe, () => log.of(feature.name));
  const [seen, setSeen] = useState(() => swapIn(events));
  const swap = swapIn(events);
  const { pendingDecision } = state;
  if (pendingDecision && pendingDecision !== dismissed) {
    return (
      <SwitchOffer
        title={translate(feature.title)}
        to={pendingDecision.view}
        onSwitch={() => controller.atSafePoint()}
        onLater={() => setDismissed(pendingDecision)}
      />
    );
  }
  // Of a local remote another notice speaks, which knows what to do.
  const isLocal = state.decision.reason === 'local';
  const hasFallenBack = state.phase === 'legacy' && FAILURES.has(state.reason) && !isLocal;
  const isByChoice = state.phase === 'legacy' && state.reason === 'by-choice';
  if (isByChoice && dismissed !== state.reason) {
    return (
      <ChoiceNotice
        title={translate(feature.title)}
        onRetry={() => controller.retry()}
        onDismiss={() => setDismissed(state.reason)}
      />
    );
  }
  if (swap && swap !== seen && !hasFallenBack && !isByChoice) {
    return (
      <SwapNotice
        key={swap.at}
        title={translate(feature.title)}
        to={swap.to.view}
        onGone={() => setSeen(swap)}
      />
    );
  }
  if (!hasFallenBack || dismissed === state.reason) return null;
  return (
    <FallbackNotice
      title={translate(feature.title)}
      onRetry={() => controller.retry()}
      onDismiss={() => setDismissed(state.reason)}
    />
  );
}

/** The last change of view. */
function swapIn(events: readonly WrapperEvent[]) {
  return events.findLast((event) => event.type === 'swapped');
}
