/** What may be told of an error: where it comes from and whether it is the same one, never what it says. */
export interface DescribedError {
  readonly name: string;
  readonly fingerprint: string;
  readonly place?: string;
}

const FRAME = /^\s*at .|@\w+:\/\//;
const PLACE = /([\w.-]{1,80}:\d+:\d+)\)?$/;

/** Describes whatever was thrown. */
export function describeError(error: unknown): DescribedError {
  const isError = error instanceof Error;
  const name = isError && /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Unknown';
  const frames = isError ? (error.stack ?? '').split('\n').filter((line) => FRAME.test(line)) : [];
  const [place] = frames.flatMap((frame) => PLACE.exec(frame)?.[1] ?? []);
  const text = [name, isError ? impersonal(error.message) : typeof error, ...frames].join('\n');
  return { name, fingerprint: hash(text).toString(16), ...(place && { place }) };
}

/** What was quoted, numbers and addresses out: they may be a person's own, and make two errors of one. */
function impersonal(message: string): string {
  return message.replace(/(["'“‘`«]).*?["'”’`»]|\S+@\S+|\w+:\/\/\S+|\d+/g, '#');
}

/** A 53-bit hash, of no use for secrets (cyrb53, public domain by its author). */
export function hash(text: string): number {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & two) + (one >>> 0);
}
