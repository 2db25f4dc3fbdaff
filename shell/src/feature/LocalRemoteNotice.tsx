import { rich, t, translate } from '@ficus/i18n';
import { failureReasons, localVersion } from '@ficus/migration-wrapper';
import { Button, Notice } from '@ficus/ui';
import { useState, useSyncExternalStore } from 'react';
import type { Feature } from '../features.ts';
import type { FeatureControllers } from './feature-controllers.ts';

const FAILURES: ReadonlySet<string> = new Set([...failureReasons, 'last-good', 'legacy-failed']);

interface LocalRemoteNoticeProps {
  readonly feature: Feature;
  readonly controllers: FeatureControllers;
}

/** Says that a feature comes from the person's own machine, what to do when it does not, and leads out of it. */
export function LocalRemoteNotice({ feature, controllers }: LocalRemoteNoticeProps) {
  const controller = controllers.of(feature);
  const { shown, reason } = useSyncExternalStore(controller.subscribe, controller.getState);
  const [port, setPort] = useState(() => controllers.overrideOf(feature)?.localPort);
  if (port === undefined) return null;

  function leave() {
    setPort(undefined);
    void controllers.overrideChosen(feature, undefined);
  }

  const title = translate(feature.title);
  const place = <code>localhost:{port}</code>;
  const isShown = shown?.attempt.version === localVersion(port);
  const hasFailed = !isShown && FAILURES.has(reason);
  return (
    <Notice
      tone={isShown ? 'info' : 'warning'}
      action={
        <>
          {hasFailed && (
            <Button size="sm" onClick={() => controller.retry()}>
              {t`Try again`}
            </Button>
          )}
          <Button size="sm" onClick={leave}>
            {t`Use what is published`}
          </Button>
        </>
      }
    >
      {isShown && rich`${title} comes from your machine, ${place}. Nobody else sees it.`}
      {hasFailed && (
        <>
          {rich`Nothing usable came from ${place} for ${title}. Start it there, then try again:`}{' '}
          <code>
            PORT={port} npm run dev -w remotes/{feature.remote}
          </code>
        </>
      )}
      {!isShown &&
        !hasFailed &&
        rich`${title} is to come from your machine, ${place}, but does not now: ${waitsFor(reason)}.`}
    </Notice>
  );
}

/** Why a local remote waits, in words where it is no fault of its own. */
function waitsFor(reason: string): string {
  if (reason === 'killed') return t`the kill switch is on`;
  if (reason === 'by-choice') return t`you went back to the old view`;
  return reason === 'local' ? t`it is being loaded` : reason;
}
