/**
 * Headers of every page: only our own code runs, from the page's own tags down, and nothing frames us. `trusted` says which
 * tags: hashes of their files, or a nonce that they bear. `unpinned` is for pages with code under development, whose bytes
 * nobody can know beforehand. `alsoFrom`: origins beside the remotes' own that styles, images, fonts and calls may come from.
 */
export function securityHeaders(options: {
  trusted: readonly string[];
  remotesOrigin: string;
  unpinned?: boolean;
  alsoFrom?: readonly string[];
}): Record<string, string> {
  const { trusted, remotesOrigin, alsoFrom = [] } = options;
  const remotes = [remotesOrigin, ...alsoFrom].join(' ');
  const policy = {
    'default-src': "'none'",
    // A trusted script may load more (the remotes' chunks); nothing that is written into the page runs.
    'script-src': [...new Set(trusted), 'strict-dynamic'].map((source) => `'${source}'`).join(' '),
    'style-src': `'self' ${remotes}`,
    'img-src': `'self' data: ${remotes}`,
    'font-src': `'self' ${remotes}`,
    'connect-src': `'self' ${remotes}`,
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, value]) => `${directive} ${value}`)
      .join('; '),
    // Not even a trusted script may add one whose bytes are not pinned.
    ...(options.unpinned ? {} : { 'integrity-policy': 'blocked-destinations=(script)' }),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
  };
}
