import type { LegacyMessage } from './message.ts';

/** A digest of a chat's messages (role, time, text, order), to notice changes without keeping the texts. */
export function digestMessages(messages: readonly LegacyMessage[]): string {
  return digestTexts(
    (function* () {
      for (const { role, createdAt, content } of messages) {
        yield role;
        yield String(createdAt);
        yield content;
      }
    })(),
  );
}

/**
 * A 53-bit digest of some texts and their order. Not for security. After cyrb53 (public domain,
 * https://github.com/bryc/code).
 */
export function digestTexts(texts: Iterable<string>): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const text of texts) {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      high = Math.imul(high ^ unit, 2_654_435_761);
      low = Math.imul(low ^ unit, 1_597_334_677);
    }
    // A unit that no storable text holds, so that texts cannot run into each other.
    high = Math.imul(high ^ 0xdfff, 2_654_435_761);
    low = Math.imul(low ^ 0xdfff, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}
