import { type HeldConnection, type HeldConnectionOptions, holdConnection } from './held-connection.ts';

/** What is heard, and by whom. */
export interface HearingOptions extends Pick<HeldConnectionOptions, 'url' | 'onFault' | 'againMs'> {
  /**
   * Who is called with what was said, by the channel of PostgreSQL's `notify`; the channels' names are trusted, as they
   * go into the statement.
   */
  readonly channels: Readonly<Record<string, (payload: string) => void>>;
  /** Called each time it begins to hear: what was said between two connections was not heard. */
  readonly onBegin?: () => void;
}

/** Somebody who hears. */
export type ChannelHearing = HeldConnection;

/** Hears channels of a database on a connection of its own, which is made again when it breaks. */
export function hearChannels({ channels, onBegin, ...options }: HearingOptions): ChannelHearing {
  return holdConnection({
    ...options,
    async use(connection) {
      connection.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
      await connection.query(
        Object.keys(channels)
          .map((channel) => `listen ${channel}`)
          .join('; '),
      );
      onBegin?.();
    },
  });
}
