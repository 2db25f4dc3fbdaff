export { type Attempt, AttemptFencedError } from './attempt.ts';
export { type Clock, systemClock } from './clock.ts';
export { createFeatureController } from './controller.ts';
export type { ControllerOptions, FeatureController } from './controller-options.ts';
export { type DeadlineMarks, deadlineMarks, TooLateError } from './deadline.ts';
export { type DecisionInput, decide, type FeatureRule, type ReleaseFacts } from './decide.ts';
export {
  type Decision,
  isSameDecision,
  type LegacyDecision,
  type RemoteDecision,
  type View,
} from './decision.ts';
export type { ErrorKind } from './error-kind.ts';
export type { WrapperEvent, WrapperEventBody } from './events.ts';
export {
  createFailureRecord,
  type FailureFacts,
  type FailureRecord,
  type FailureRecordOptions,
} from './failure-record.ts';
export type { HandOverHook, HandOverOutcome } from './hand-over.ts';
export { localPortOf, localVersion } from './local-version.ts';
export { createMarker, type Marker } from './marker.ts';
export { reasonWords } from './reason-words.ts';
export {
  type FailureReason,
  failureReasons,
  isFailureReason,
  type LegacyReason,
  type Reason,
  type RemoteReason,
} from './reasons.ts';
export type { Phase, Shown, ShownLegacy, ShownRemote, WrapperState } from './state.ts';
export { openStorage, type StorageLike } from './storage.ts';
export { type Override, type Toggle, wantedVersion } from './wanted-version.ts';
