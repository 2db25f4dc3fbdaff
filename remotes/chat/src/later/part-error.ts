/** A part of the chat whose code did not arrive; asking again may help. */
export class PartError extends Error {
  override readonly name = 'PartError';
  readonly code = 'part-not-loaded';
  readonly part: string;

  constructor(part: string, cause: unknown) {
    super(`The code of the part '${part}' of the chat could not be loaded`, { cause });
    this.part = part;
  }
}
