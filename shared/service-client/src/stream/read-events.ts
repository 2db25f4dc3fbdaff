/** One event of a stream (Server-Sent Events, HTML Living Standard 9.2). */
export interface ServerEvent {
  /** The last id that the stream named, this event's or an earlier one's. */
  readonly id: string | undefined;
  /** Default: `message`. */
  readonly event: string;
  readonly data: string;
}

/**
 * Reads events from the bytes of an answer, one at a time: the next is read when it is asked for, so that a slow reader
 * slows the sender down. Comments are dropped; an event that breaks off is none. `onBytes` is told of every arrival.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void = () => undefined,
): AsyncGenerator<ServerEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = '';
  let id: string | undefined;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      onBytes();
      // A CR at the end may be half of a line's end.
      const blocks = (rest + value).replace(/\r\n|\r(?!$)/g, '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = fieldsOf(block);
        id = fields.get('id')?.[0] ?? id;
        const data = fields.get('data');
        if (data) yield { id, event: fields.get('event')?.[0] ?? 'message', data: data.join('\n') };
      }
    }
  } finally {
    // Whoever stops reading closes the connection.
    await reader.cancel().catch(() => undefined);
  }
}

function fieldsOf(block: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^([^:]+)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name !== undefined) fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
}
