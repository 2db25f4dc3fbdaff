/** What a page needs only once its view is there: one chunk, fetched then. */
export { swapWords } from '../feature/swap-words.ts';
export { FrameTools } from '../palette/FrameTools.tsx';
export { fetchLater } from '../remotes/fetch-later.ts';
export { exportPersonData, forgetOldData } from '../session/person-data.ts';
export { Dialogs } from './Dialogs.tsx';
export { Notices } from './Notices.tsx';
export { startAfterView } from './start-after-view.ts';
