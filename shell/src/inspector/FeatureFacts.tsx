import type { Toggle } from '@ficus/contracts';
import { reasonWords } from '@ficus/migration-wrapper';
import { useId, useSyncExternalStore } from 'react';
import type { EventLog } from '../feature/event-log.ts';
import type { FeatureControllers } from '../feature/feature-controllers.ts';
import type { Feature } from '../features.ts';
import { FeatureActions } from './FeatureActions.tsx';
import { failuresIn, timingsIn } from './facts-of-events.ts';
import styles from './inspector.module.css';

interface FeatureFactsProps {
  readonly feature: Feature;
  readonly controllers: FeatureControllers;
  readonly log: EventLog;
  readonly toggles: () => readonly Toggle[];
  readonly pageRequest: string | undefined;
  readonly canChange: boolean;
}

/** What is known of one feature, in words, and what can be done about it. */
export function FeatureFacts({ feature, controllers, log, toggles, ...rest }: FeatureFactsProps) {
  const heading = useId();
  const controller = controllers.of(feature);
  const state = useSyncExternalStore(controller.subscribe, controller.getState);
  const events = useSyncExternalStore(log.subscribe, () => log.of(feature.name));
  const failures = failuresIn(events);
  const { decision, pendingDecision } = state;
  return (
    <section aria-labelledby={heading} className={styles.feature}>
      <h3 id={heading} className={styles.title}>
        {feature.title}
      </h3>
      <dl className={styles.facts}>
        <Fact name="View" value={`${state.view === 'remote' ? 'new' : 'legacy'} (${state.phase})`} />
        <Fact name="Why" value={`${reasonWords[state.reason]} (${state.reason})`} />
        {decision.reason !== state.reason && (
          <Fact name="Decided" value={`${decision.view}: ${reasonWords[decision.reason]}`} />
        )}
        {pendingDecision && (
          <Fact name="Waiting" value={`${pendingDecision.view}: ${reasonWords[pendingDecision.reason]}`} />
        )}
        <Fact name="Migration" value={feature.settled ? `finished: ${feature.settled}` : 'under way'} />
        {feature.flag !== undefined && <Fact name="Flag" value={flagWords(feature.flag, toggles())} />}
        {feature.killFlag !== undefined && (
          <Fact name="Kill switch" value={flagWords(feature.killFlag, toggles())} />
        )}
        <Fact name="Version shown" value={state.shown?.attempt.version ?? 'none of the remote'} />
        <Fact
          name="Versions known"
          value={controllers
            .releasesOf(feature)
            .map(({ version, contract }) => `${version} (contract ${contract})`)
            .join(', ')}
        />
        <Fact name="Timings" value={timingsIn(events).join(', ')} />
        <Fact name="Failed" value={failures.length === 0 ? 'nothing' : failures.join('\n')} />
      </dl>
      <FeatureActions feature={feature} controllers={controllers} {...rest} />
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value || '–'}</dd>
    </div>
  );
}

function flagWords(name: string, toggles: readonly Toggle[]): string {
  const toggle = toggles.find((candidate) => candidate.name === name && candidate.enabled);
  if (!toggle) return `${name}: off`;
  const { variant } = toggle;
  return variant.enabled ? `${name}: on, ${variant.name} ${variant.payload?.value ?? ''}` : `${name}: on`;
}
