import { ownerOf, type Person, Release } from '@ficus/contracts';
import {
  createFailureRecord,
  createFeatureController,
  createMarker,
  type Decision,
  decide,
  type FailureRecord,
  type FeatureController,
  type HandOverHook,
  localPortOf,
  localVersion,
  type Override,
  openStorage,
  type WrapperEvent,
  wantedVersion,
} from '@ficus/migration-wrapper';
import { type Remote, SUPPORTED_CONTRACTS } from '@ficus/remote-kit';
import { localOrigin } from '../../document/local-origin.ts';
import { type Feature, features, type LegacyModule } from '../features.ts';
import type { FlagClient } from '../flags/flag-client.ts';
import type { RemoteLoader } from '../remotes/remote-loader.ts';
import type { KnownReleases } from './known-releases.ts';
import { keepNote } from './note-keeper.ts';

export type Controller = FeatureController<Remote, LegacyModule>;

/** What the controllers need of the page. */
interface ControllerParts {
  readonly person: Person;
  readonly flags: FlagClient;
  /** False while no flag state has ever been known. */
  readonly hasFlags: () => boolean;
  readonly releases: KnownReleases;
  /** What an operator chose to see, by feature; the document has checked that they may. */
  readonly overrides: Readonly<Record<string, Override>>;
  readonly loader: RemoteLoader;
  readonly beforeRemote: HandOverHook;
  readonly beforeLegacy: HandOverHook;
  /** Most time that either may take, in ms, before the view comes all the same. */
  readonly handOverMs: number;
  readonly onEvent: (event: WrapperEvent) => void;
}

/** A version that is not published, or was withdrawn; the wrapper takes the code for the reason. */
class NoReleaseError extends Error {
  readonly code = 'no-release';
}

/** One controller for each feature, following the flags. Returns them by name, with what starts the following. */
export function createFeatureControllers(parts: ControllerParts) {
  const { person, flags, releases } = parts;
  const failures = createFailureRecord({
    storage: openStorage(() => localStorage),
    personId: ownerOf(person),
  });
  const marker = createMarker(openStorage(() => sessionStorage));

  const overrides = new Map(Object.entries(parts.overrides));

  function noteAll(): void {
    const facts = features.map(({ name }) => [
      name,
      { ...failures.facts(name), override: overrides.get(name) },
    ]);
    keepNote(document, ownerOf(person), Object.fromEntries(facts));
  }

  /** Decides anew; first learns what a version is that was named since the page was made. */
  async function decideAgain(feature: Feature): Promise<void> {
    const version = wantedVersion(feature.flag, flags.toggles(), overrides.get(feature.name));
    const { remote } = feature;
    if (version !== undefined && remote !== undefined && !releases.find(remote, version)) {
      await releases.learn(remote, version);
    }
    controllers.get(feature.name)?.decisionChanged(decideFor(feature));
  }

  function decideFor(feature: Feature): Decision {
    return decide({
      feature,
      toggles: parts.hasFlags() ? flags.toggles() : undefined,
      override: overrides.get(feature.name),
      releases: releasesOf(feature),
      supportedContracts: SUPPORTED_CONTRACTS,
      failures: failures.facts(feature.name),
      now: Date.now(),
    });
  }

  function create(feature: Feature): Controller {
    return createFeatureController<Remote, LegacyModule>({
      feature: feature.name,
      decision: decideFor(feature),
      loadRemote: async ({ version, signal }) => {
        const { remote } = feature;
        if (remote === undefined) throw new NoReleaseError(`${feature.name} has no remote any more`);
        const port = overrides.get(feature.name)?.localPort;
        if (port !== undefined && version === localVersion(port)) {
          const origin = localOrigin(port);
          const { findLocalRelease } = await import(
            /* webpackChunkName: "after-view" */ '../remotes/local-release.ts'
          );
          const fits = { schema: Release, supportedContracts: SUPPORTED_CONTRACTS };
          return parts.loader.load(await findLocalRelease(remote, origin, signal, fits), signal, origin);
        }
        // Known at once but for a last good version of which the page was not told.
        const known = releases.find(remote, version);
        const release = known ?? (await releases.learn(remote, version));
        if (!release) throw new NoReleaseError(`${remote} ${version} is not published`);
        return parts.loader.load(release, signal);
      },
      loadLegacy: feature.legacy,
      marker,
      failures: ofPublished(failures),
      beforeRemote: parts.beforeRemote,
      beforeLegacy: parts.beforeLegacy,
      handOverMs: parts.handOverMs,
      ...(feature.deadlineMs === undefined ? {} : { deadlineMs: feature.deadlineMs }),
      onEvent: (event) => {
        if (event.type === 'ready' || event.type === 'fell-back') noteAll();
        parts.onEvent(event);
      },
    });
  }

  const releasesOf = ({ remote }: Feature) => (remote === undefined ? [] : releases.of(remote));

  const controllers = new Map(features.map((feature) => [feature.name, create(feature)]));

  return {
    /** The controller of a feature. */
    of(feature: Feature): Controller {
      const controller = controllers.get(feature.name);
      if (!controller) throw new Error(`${feature.name} is not in the table of features`);
      return controller;
    },
    /** Shows a feature, by a decision made now: what was decided when it was last on the page may be out of date. */
    start(feature: Feature): void {
      const controller = this.of(feature);
      controller.decisionChanged(decideFor(feature));
      controller.start();
    },
    /** The releases of a feature's remote that this page can load, the current one first. */
    releasesOf,
    /** What the operator chose for a feature, if anything. */
    overrideOf: (feature: Feature): Override | undefined => overrides.get(feature.name),
    /** Chooses a view whatever the flag says, or with undefined gives the choice back to the flag; followed at once. */
    async overrideChosen(feature: Feature, override: Override | undefined): Promise<void> {
      if (override) overrides.set(feature.name, override);
      else overrides.delete(feature.name);
      noteAll();
      await decideAgain(feature);
      controllers.get(feature.name)?.atSafePoint();
    },
    /** Follows the flags, and tells every controller when the page is left; returns its undo. */
    follow(): () => void {
      const leave = () => {
        for (const controller of controllers.values()) controller.leaving();
      };
      addEventListener('pagehide', leave);
      const undo = flags.subscribe(() => {
        for (const feature of features) void decideAgain(feature);
      });
      return () => {
        removeEventListener('pagehide', leave);
        undo();
      };
    },
  };
}

/** A remote under development is as good as its last edit: nothing of it is remembered. */
function ofPublished(failures: FailureRecord): FailureRecord {
  const unlessLocal =
    <A extends unknown[]>(note: (feature: string, version: string, ...rest: A) => void) =>
    (feature: string, version: string, ...rest: A) => {
      if (localPortOf(version) === undefined) note(feature, version, ...rest);
    };
  return { ...failures, failed: unlessLocal(failures.failed), succeeded: unlessLocal(failures.succeeded) };
}

export type FeatureControllers = ReturnType<typeof createFeatureControllers>;
