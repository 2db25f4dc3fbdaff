/** What a page needs only once its view is there: one chunk, fetched then. */
export { FeatureNotices } from '../feature/FeatureNotices.tsx';
export { GoBackDialog } from '../feature/GoBackDialog.tsx';
export { LocalRemoteNotice } from '../feature/LocalRemoteNotice.tsx';
export { listenForFlags } from '../flags/flag-stream.ts';
export { createLiveFlags } from '../flags/live-flags.ts';
export { SwitchFailedNotice } from '../frame/notices/SwitchFailedNotice.tsx';
export { INBOX_KEY } from '../notifications/inbox-key.ts';
export { FrameTools } from '../palette/FrameTools.tsx';
export { fetchLater } from '../remotes/fetch-later.ts';
export { LegacyNotices } from '../session/LegacyNotices.tsx';
export { exportPersonData, forgetOldData } from '../session/person-data.ts';
export { StorageNotices } from '../session/StorageNotices.tsx';
export { startTelemetry } from '../telemetry/start-telemetry.ts';
