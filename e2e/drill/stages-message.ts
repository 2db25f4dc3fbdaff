/** What the drill tells its front door: the stage of each tenant. */
export interface StagesMessage {
  readonly type: 'stages';
  readonly stages: Readonly<Record<string, string>>;
  /** Those of before: front doors do not hear of a change in the same moment. */
  readonly before: Readonly<Record<string, string>>;
}

export function isStagesMessage(message: unknown): message is StagesMessage {
  return typeof message === 'object' && message !== null && Reflect.get(message, 'type') === 'stages';
}
