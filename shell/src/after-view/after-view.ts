/** What a page needs only once its view is there: one chunk, fetched then. */
export { swapWords } from '../feature/swap-words.ts';
export { listenForFlags } from '../flags/flag-stream.ts';
export { createLiveFlags } from '../flags/live-flags.ts';
export { INBOX_KEY } from '../notifications/inbox-key.ts';
export { FrameTools } from '../palette/FrameTools.tsx';
export { fetchLater } from '../remotes/fetch-later.ts';
export { exportPersonData, forgetOldData } from '../session/person-data.ts';
export { startTelemetry } from '../telemetry/start-telemetry.ts';
export { Dialogs } from './Dialogs.tsx';
export { Notices } from './Notices.tsx';
