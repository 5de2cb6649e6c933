import { createParser } from 'eventsource-parser';

export interface SseMessage {
  readonly id: string | undefined;
  readonly data: string;
}

/** Reads a `text/event-stream` body however its bytes are cut, also in the middle of a character. */
export async function* readSse(body: ReadableStream<Uint8Array>): AsyncGenerator<SseMessage, void, void> {
  const ready: SseMessage[] = [];
  const parser = createParser({
    onEvent: (event) => {
      ready.push({ id: event.id, data: event.data });
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      parser.feed(done ? decoder.decode() : decoder.decode(value, { stream: true }));
      // The protocol has no terminator, so a last message may lack its empty line.
      if (done) parser.feed('\n\n');
      yield* ready.splice(0);
      if (done) return;
    }
  } finally {
    reader.releaseLock();
  }
}
