import { tag } from './html.ts';
import type { Wanted } from './preloads.ts';

/**
 * The chosen remote's files as tags of the page: its entry defines a container and its chunk hands in functions, perhaps
 * while the host's own scripts are still on their way; no module of the remote runs before the host calls for it. The
 * styles wait for a medium that is no screen until the host applies them. Nothing here holds the page up: neither an
 * asynchronous script nor a stylesheet for paper blocks what comes after it, hanging or not.
 */
export function earlyTags({ scripts, styles }: Wanted, nonce?: string): string {
  const common = { 'data-early': true, crossorigin: 'anonymous' } as const;
  return [
    ...scripts.map(
      ({ path, integrity }) =>
        `${tag('script', { src: path, async: true, integrity, nonce, ...common })}</script>`,
    ),
    ...styles.map(({ path, integrity }) =>
      tag('link', { rel: 'stylesheet', href: path, media: 'print', integrity, nonce, ...common }),
    ),
  ].join('\n    ');
}
