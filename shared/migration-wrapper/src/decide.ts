import type { Decision, LegacyDecision, RemoteDecision, View } from './decision.ts';
import type { FailureFacts } from './failure-record.ts';
import { localVersion } from './local-version.ts';
import type { LegacyDecisionReason } from './reasons.ts';
import { type Override, type Toggle, wantedVersion } from './wanted-version.ts';

/** What rules a feature: two flags while it is being migrated, none when its migration is finished. */
export type FeatureRule = {
  /** Such as `chat`. */
  readonly name: string;
} & (
  | {
      readonly settled?: undefined;
      /** On: the remote. Such as `new_chat_mfe`. */
      readonly flag: string;
      /** On: the legacy view at once, above everything else. Such as `kill_chat_mfe`. */
      readonly killFlag: string;
    }
  | {
      /** The view that is left. */
      readonly settled: View;
      readonly flag?: undefined;
      readonly killFlag?: undefined;
    }
);

/** A published version of the remote, and the version of the host contract that it was built for. */
export interface ReleaseFacts {
  readonly version: string;
  readonly contract: number;
}

/** All that a decision rests on. */
export interface DecisionInput {
  readonly feature: FeatureRule;
  /** The person's enabled flags; undefined when the flag server has not answered. */
  readonly toggles: readonly Toggle[] | undefined;
  /** Only of a person who may override; checking that is the caller's business. */
  readonly override?: Override | undefined;
  /** The releases that can be had, the current one first; empty when none is published. */
  readonly releases: readonly ReleaseFacts[];
  /** Contract versions that the host supports. */
  readonly supportedContracts: readonly number[];
  /** What is known about earlier failures in this browser. */
  readonly failures?: FailureFacts | undefined;
  /** The version that was loading when the page died, if it did. */
  readonly unfinished?: string | undefined;
  /** Milliseconds since 1970, to tell a quarantine that holds from one that has ended. */
  readonly now: number;
}

/**
 * Decides which view of a feature a person sees, and why. Pure: the document and the browser call it alike.
 *
 * The order: kill switch; override; flag; a page that died while loading; whether the wanted version is published,
 * fits the host and is not quarantined (an override ignores the quarantine). When only the version is at fault, the
 * last good version stands in if it can be had, else the legacy view.
 *
 * A settled feature asks no flag. Settled on the remote it has no legacy view: an override can choose a version only, a
 * quarantine with nothing to stand in gives way to one more try, and a legacy decision means that there is no view.
 */
export function decide(input: DecisionInput): Decision {
  const { feature, toggles } = input;
  const override = overrideFor(input);
  const held = heldBack(input);
  if (held) return legacy(held);

  const local = override?.localPort;
  const version =
    local === undefined
      ? (wantedVersion(feature.flag, toggles, override) ?? input.releases[0]?.version)
      : localVersion(local);
  if (version === undefined) return legacy('no-release');
  // Above the override: a page that dies again and again leaves nobody the chance to take the override back.
  if (version === input.unfinished) return legacy('did-not-finish', version);

  // Whether it can be had, and fits the host, only its own machine can say.
  if (local !== undefined) return { view: 'remote', reason: 'local', version };
  const isTrial = restOf(version, input) !== undefined;
  const wanted: RemoteDecision = {
    view: 'remote',
    reason: override ? 'override' : feature.settled ? 'settled' : 'flag-on',
    version,
    ...(isTrial && { isTrial }),
  };
  const fault = faultOf(version, input);
  if (!fault) return wanted;
  const isOnlyChance = feature.settled !== undefined && fault === 'quarantined';
  return lastGood(input, version, fault) ?? (isOnlyChance ? wanted : legacy(fault, version));
}

/** What keeps the remote from being shown before any version is looked at. */
function heldBack(input: DecisionInput): LegacyDecisionReason | undefined {
  const { feature, toggles, override } = input;
  if (feature.settled) return feature.settled === 'legacy' ? 'settled' : undefined;
  if (isOn(toggles, feature.killFlag)) return 'killed';
  if (override) return override.view === 'legacy' ? 'override' : undefined;
  if (!toggles) return 'flags-unavailable';
  return isOn(toggles, feature.flag) ? undefined : 'flag-off';
}

/** The override, unless it asks for a legacy view that is gone. */
function overrideFor({ feature, override }: DecisionInput): Override | undefined {
  return feature.settled && override?.view === 'legacy' ? undefined : override;
}

function isOn(toggles: readonly Toggle[] | undefined, name: string): boolean {
  return toggles?.some((toggle) => toggle.name === name && toggle.enabled) ?? false;
}

function legacy(reason: LegacyDecisionReason, version?: string): LegacyDecision {
  return { view: 'legacy', reason, ...(version !== undefined && { version }) };
}

/** What speaks against a version, if anything. */
function faultOf(version: string, input: DecisionInput): LegacyDecisionReason | undefined {
  const release = input.releases.find((candidate) => candidate.version === version);
  if (!release) return 'no-release';
  if (!input.supportedContracts.includes(release.contract)) return 'incompatible';
  if (!overrideFor(input) && (restOf(version, input) ?? 0) > input.now) return 'quarantined';
  return undefined;
}

/** When the version's quarantine ends or ended (ms since 1970); undefined when it has none to its name. */
function restOf(version: string, input: DecisionInput): number | undefined {
  return input.failures?.quarantines.find((quarantine) => quarantine.version === version)?.until;
}

function lastGood(input: DecisionInput, wanted: string, fault: LegacyDecisionReason): Decision | undefined {
  const version = input.failures?.lastGood;
  if (version === undefined || version === wanted || version === input.unfinished) return undefined;
  if (faultOf(version, input)) return undefined;
  return { view: 'remote', reason: 'last-good', version, insteadOf: { version: wanted, reason: fault } };
}
