import type { FastifyRequest } from 'fastify';
import type { Flags } from '../flags.ts';
import type { GatewayRoute, Migrating, Upstream } from '../routes.ts';
import { isStage, STAGE_RULES, type Stage, type StageRules, USE_MONOLITH } from '../stages.ts';
import type { LastWrites } from './last-writes.ts';
import { nameOfRoute, tenantInPath } from './route-names.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** How far what it asks for has moved, decided once; undefined on a route with one home. */
    staged: StagedRequest | undefined;
  }
}

/** A request to a route that moves, as the stage of its tenant has it. */
export interface StagedRequest {
  readonly route: string;
  readonly tenantId: string;
  readonly stage: Stage;
  readonly rules: StageRules;
  /** Who serves each side. */
  readonly upstreams: { readonly monolith: Upstream; readonly service: Upstream };
  readonly isRead: boolean;
  /** Who is asked now: another one than at first when that one failed, or left it to the other. */
  side: 'monolith' | 'service';
  hasFallenBack: boolean;
  /** Whether it is asked of the side that the stage has just left, which has what was written last. */
  readonly isSettling: boolean;
}

/** The stage of a route for a tenant: as the flag says, as the table says without one, `off` where all goes back. */
export function stageOf(migrating: Migrating, flags: Pick<Flags, 'variant'>, tenantId: string): Stage {
  if (flags.variant(USE_MONOLITH, tenantId) !== undefined) return 'off';
  const named = flags.variant(migrating.stageFlag, tenantId);
  return isStage(named) ? named : migrating.otherwise;
}

/** Decides who serves a request. The tenant is the one in its address, else the one in which its person acts. */
export function stageRequest(
  request: FastifyRequest,
  { owner, migrating }: GatewayRoute,
  flags: Pick<Flags, 'variant'>,
  lastWrites: Pick<LastWrites, 'recent' | 'leftTo'>,
): StagedRequest | undefined {
  if (!migrating) return undefined;
  const tenantId = tenantInPath(request.url) ?? request.session?.person.tenantId ?? '';
  const stage = stageOf(migrating, flags, tenantId);
  const rules = STAGE_RULES[stage];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const side = (isRead ? lastWrites.recent(tenantId) : lastWrites.leftTo(tenantId)) ?? rules.side;
  return {
    route: nameOfRoute(request.method, request.url),
    tenantId,
    stage,
    rules,
    upstreams: { monolith: migrating.fallback, service: owner },
    isRead,
    side,
    hasFallenBack: false,
    isSettling: side !== rules.side,
  };
}

/** Whether the other side may answer in the place of the one that was asked. */
export function mayFallBack({ isRead, rules, isSettling, hasFallenBack }: StagedRequest): boolean {
  return isRead && (rules.hasFallback || isSettling) && !hasFallenBack;
}

/** The one of the two that is not this one. */
export function otherSide(side: StagedRequest['side']): StagedRequest['side'] {
  return side === 'monolith' ? 'service' : 'monolith';
}

/** Has the other side asked. */
export function fallBack(staged: StagedRequest): void {
  staged.side = otherSide(staged.side);
  staged.hasFallenBack = true;
}
