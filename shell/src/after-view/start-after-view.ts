import type { FlagsAnswer } from '@ficus/contracts';
import type { QueryClient } from '@tanstack/react-query';
import type { Bootstrap } from '../../document/bootstrap.ts';
import type { FlagClient } from '../flags/flag-client.ts';
import { listenForFlags } from '../flags/flag-stream.ts';
import { createLiveFlags } from '../flags/live-flags.ts';
import { INBOX_KEY } from '../notifications/inbox-key.ts';
import type { Meanwhile } from '../telemetry/meanwhile.ts';
import { startTelemetry } from '../telemetry/start-telemetry.ts';
import type { Note } from '../telemetry/translate.ts';

interface PageParts {
  readonly bootstrap: Bootstrap;
  readonly flags: FlagClient;
  readonly queryClient: QueryClient;
  /** What there was to tell until now. */
  readonly notes: Meanwhile<Note>;
  /** Name of the feature on the page. */
  readonly featureShown: () => string | undefined;
  /** Of the flags' answers: a library that a later chunk imports is not merged with the rest of the first script. */
  readonly parse: (answer: unknown) => FlagsAnswer;
}

/**
 * Starts what lasts as long as the page, once the view has had the network to itself: flags, which came with the page, are
 * followed by polls and the stream, and the page tells of its use.
 */
export function startAfterView(parts: PageParts): void {
  const { bootstrap, flags, queryClient, notes, featureShown, parse } = parts;
  const { requestId: page, sample = 1 } = bootstrap;
  if (page) startTelemetry({ page, sample, notes, featureShown });
  flags.follow(createLiveFlags({ initial: bootstrap.flags, origin: location.origin, parse }));
  listenForFlags({
    url: '/api/flags/stream',
    onRevision: flags.revisionSeen,
    onTold: () => void queryClient.invalidateQueries({ queryKey: INBOX_KEY }),
  });
}
