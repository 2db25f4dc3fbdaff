import type { Page } from '@playwright/test';
import type { PersonName } from '../system/people.ts';
import { Admin } from './drivers/admin.ts';
import { type Chat, chatOf } from './drivers/chat.ts';
import { Tenants } from './drivers/tenants.ts';
import type { Generation } from './generation.ts';
import type { World } from './world.ts';

/** What a person can do in a feature, in whichever generation. */
interface Drivers {
  readonly chat: Chat;
  readonly admin: Admin;
  readonly tenants: Tenants;
}
export type FeatureName = keyof Drivers;

/** One job: what a person comes to do, said once for both generations. */
export interface JobOf<Name extends FeatureName> {
  readonly name: string;
  /** Who does it. */
  readonly as: PersonName;
  /** Whether it is in the short run too. */
  readonly isShort?: boolean;
  /** What is there before, made without a view; not part of what is compared. */
  readonly given?: (world: World) => Promise<unknown>;
  /** Does it, and answers with what the person has seen, if that is what they came for. */
  readonly do: (view: Drivers[Name], world: World) => Promise<unknown>;
  /** Puts the demo's people back as they were. */
  readonly afterwards?: (world: World) => Promise<unknown>;
}

/** A job of any feature. */
export interface Job extends Omit<JobOf<FeatureName>, 'do'> {
  readonly feature: FeatureName;
  /** Begins it in a generation. */
  readonly begin: (generation: Generation, world: World) => Performance;
}

/** A job while it is done. */
interface Performance {
  /** Before anything is compared: lets the view come to rest with what is there. */
  arrive(): Promise<void>;
  do(): Promise<unknown>;
}

/** The jobs of a feature. */
export function jobsOf<Name extends FeatureName>(feature: Name, jobs: readonly JobOf<Name>[]): Job[] {
  return jobs.map((job) => ({
    ...job,
    feature,
    begin(generation, world) {
      const view = driverOf(feature, generation, world.page);
      return {
        arrive: () => view.arrive(),
        async do() {
          const seen = await job.do(view, world);
          await view.leave();
          return seen;
        },
      };
    },
  }));
}

/** `feature: name`, by which a job is known in titles and tables. */
export function titleOf({ feature, name }: Pick<Job, 'feature' | 'name'>): string {
  return `${feature}: ${name}`;
}

function driverOf<Name extends FeatureName>(
  feature: Name,
  generation: Generation,
  page: Page,
): Drivers[Name] {
  const make: { [One in FeatureName]: () => Drivers[One] } = {
    chat: () => chatOf(generation, page),
    admin: () => new Admin(generation, page),
    tenants: () => new Tenants(generation, page),
  };
  return make[feature]();
}
