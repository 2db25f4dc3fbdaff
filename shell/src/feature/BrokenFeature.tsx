import { translate } from '@ficus/i18n';
import { useEffect, useState } from 'react';
import type { Feature } from '../features.ts';
import { BrokenPage } from '../frame/index.ts';
import { createIncident, tellIncident } from '../incident/incident.ts';
import type { Controller } from './feature-controllers.ts';

interface BrokenFeatureProps {
  readonly feature: Feature;
  readonly controller: Controller;
  readonly pageRequest: string | undefined;
  readonly onRetry: () => void;
}

/** The page for a feature of which no view can be shown, with a code under which the log has what is known. */
export function BrokenFeature({ feature, controller, pageRequest, onRetry }: BrokenFeatureProps) {
  const [incident] = useState(() =>
    createIncident({ state: controller.getState(), feature: feature.name, pageRequest, at: Date.now() }),
  );
  useEffect(() => tellIncident(incident), [incident]);
  return <BrokenPage title={translate(feature.title)} onRetry={onRetry} reference={incident.code} />;
}
