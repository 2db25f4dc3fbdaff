export { createSessionEngine } from './engine/create-session-engine.ts';
export type { SessionEvent } from './engine/engine-event.ts';
export type {
  AbsorbReport,
  ProjectOptions,
  ProjectReport,
  SessionEngine,
  SessionEngineOptions,
  SessionStatus,
} from './engine/session-engine.ts';
export { LEGACY_KEY } from './lenses/legacy-session.ts';
export {
  type Draft,
  type DraftsState,
  FORM_DRAFTS,
  type HostSession,
  type PendingConversationsState,
  type PlaceState,
  type PreferencesState,
} from './session.ts';
