import type { Release } from '@ficus/contracts';
import type { FailureReason, Reason } from '@ficus/migration-wrapper';
import type { FaultPlan } from '../system/fault.ts';
import type { Stand } from './stand.ts';

/** One row of the fault matrix. */
export interface Row {
  readonly where: string;
  readonly fault: string;
  /** The fault on the way to the remotes' origin, planted when a healthy chat with a draft in it stands on the page. */
  readonly plan?: () => FaultPlan | Promise<FaultPlan>;
  /** The release that the pointer names when the page is loaded; default: the real chat. */
  readonly release?: () => Promise<Release>;
  /** How the fixture fails. */
  readonly planted?: string;
  /** What makes the fault show, once the page is there. */
  readonly act?: (stand: Stand) => Promise<void>;
  /** Whether a version that was good is known in this browser. Default: only the one that is published now. */
  readonly hasLastGood?: boolean;
  /** By a page load, by a navigation within the page, or each. Default: both. */
  readonly by?: 'cold' | 'in-app';
  readonly view: 'remote' | 'legacy';
  readonly reason: Reason | readonly FailureReason[];
  /** One row of each class runs in the short run too. */
  readonly isShort?: boolean;
}
