import type { WrapperEvent } from '@ficus/migration-wrapper';

/** How long the newest attempts took, such as `chat 1.2.0 loaded in 80 ms`; newest last, three at most. */
export function timingsIn(events: readonly WrapperEvent[]): string[] {
  return events
    .flatMap((event) =>
      event.type === 'loaded' || event.type === 'ready'
        ? [`${event.attempt.version ?? 'legacy'} ${event.type} in ${Math.round(event.ms)} ms`]
        : [],
    )
    .slice(-3);
}

/** What went wrong, with when and to which version; newest last, five at most. */
export function failuresIn(events: readonly WrapperEvent[]): string[] {
  return events
    .flatMap((event) => {
      const time = new Date(event.at).toLocaleTimeString();
      switch (event.type) {
        case 'fell-back':
          return [`${time} ${event.attempt.version ?? 'legacy'}: ${event.reason}, ${event.error}`];
        case 'failed':
          return [`${time} no view: ${event.error}`];
        case 'did-not-finish':
          return [`${time} ${event.version}: the page died over it`];
        case 'chose-legacy':
          return event.note ? [`${time} the person went back: ${event.note}`] : [];
        default:
          return [];
      }
    })
    .slice(-5);
}
