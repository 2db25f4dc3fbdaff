import { PartFailureNotice } from '@ficus/ui';
import { useAfterView, useAfterViewFetch } from './use-after-view.ts';

/** Says that what somebody wants did not come, with the way to try again. */
export function AfterViewFailure() {
  const { hasFailed } = useAfterView();
  const { want } = useAfterViewFetch();
  return hasFailed && <PartFailureNotice onRetry={want} />;
}
