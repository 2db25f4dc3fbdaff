import type { Override } from '@ficus/migration-wrapper';
import { Button } from '@ficus/ui';
import { useId, useState } from 'react';
import type { FeatureControllers } from '../feature/feature-controllers.ts';
import type { Feature } from '../features.ts';
import { createIncident, tellIncident } from '../incident/incident.ts';
import styles from './inspector.module.css';
import { LocalRemoteForm } from './LocalRemoteForm.tsx';

interface FeatureActionsProps {
  readonly feature: Feature;
  readonly controllers: FeatureControllers;
  readonly pageRequest: string | undefined;
  readonly canChange: boolean;
}

/** Try again, copy a code that the log knows, and for operators choose the view whatever the flag says. */
export function FeatureActions({ feature, controllers, pageRequest, canChange }: FeatureActionsProps) {
  const id = useId();
  const [code, setCode] = useState<string>();
  const [chosen, setChosen] = useState(() => toValue(controllers.overrideOf(feature)));
  const controller = controllers.of(feature);

  function copyCode() {
    const incident = createIncident({
      state: controller.getState(),
      feature: feature.name,
      pageRequest,
      at: Date.now(),
    });
    tellIncident(incident);
    setCode(incident.code);
    // Where the clipboard is denied the code still stands on the page.
    navigator.clipboard?.writeText(incident.code).catch(() => undefined);
  }

  function choose(value: string) {
    setChosen(value);
    void controllers.overrideChosen(feature, toOverride(value));
  }

  return (
    <div className={styles.actions}>
      <Button size="sm" onClick={() => controller.retry()}>
        Try again
      </Button>
      <Button size="sm" onClick={copyCode}>
        Copy incident code
      </Button>
      <output>{code && <code className={styles.code}>{code}</code>}</output>
      {canChange && feature.remote !== undefined && (
        <label className={styles.choice} htmlFor={id}>
          Show {feature.title} as
          <select
            id={id}
            className={styles.select}
            value={chosen}
            onChange={(event) => choose(event.target.value)}
          >
            {chosen === 'local' && <option value="local">from this machine</option>}
            <option value="flag">{feature.settled ? 'everybody sees it' : 'the flag decides'}</option>
            {feature.legacy && <option value="legacy">legacy view</option>}
            <option value="remote">new view, current version</option>
            {controllers.releasesOf(feature).map(({ version }) => (
              <option key={version} value={`remote ${version}`}>
                new view {version}
              </option>
            ))}
          </select>
        </label>
      )}
      {canChange && feature.remote !== undefined && (
        <LocalRemoteForm feature={feature} port={controllers.overrideOf(feature)?.localPort} />
      )}
    </div>
  );
}

function toValue(override: Override | undefined): string {
  if (!override) return 'flag';
  if (override.localPort !== undefined) return 'local';
  return override.version === undefined ? override.view : `${override.view} ${override.version}`;
}

function toOverride(value: string): Override | undefined {
  const [view, version] = value.split(' ');
  if (view !== 'remote' && view !== 'legacy') return undefined;
  return { view, ...(version === undefined ? {} : { version }) };
}
