import { LateBell } from '../notifications/LateBell.tsx';
import type { FrameActions } from './frame-actions.ts';
import { PaletteButton } from './PaletteButton.tsx';

/** What stands above the account once the view is there: the way to the command palette, and the bell. */
export function FrameTools(props: FrameActions) {
  return (
    <>
      <PaletteButton {...props} />
      <LateBell host={props.host} />
    </>
  );
}
