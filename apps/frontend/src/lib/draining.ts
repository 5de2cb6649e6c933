declare global {
  // One signal for the server and the handlers, which Next bundles apart but runs in one process.
  var todoDraining: AbortController | undefined;
}

const draining = (globalThis.todoDraining ??= new AbortController());

/** Aborted once this server was told to end. */
export const drainingSignal = draining.signal;

export const startDraining = (): void => draining.abort();

/** The same stream, which ends as if it were finished when the server drains: whoever listens comes back elsewhere. */
export function endingWhen(signal: AbortSignal, source: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  let end: () => void = () => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      end = () => {
        controller.close();
        reader.cancel().catch(() => undefined);
      };
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    },
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (signal.aborted) return;
        if (!done) {
          controller.enqueue(value);
          return;
        }
        signal.removeEventListener('abort', end);
        controller.close();
      } catch (error) {
        if (signal.aborted) return;
        signal.removeEventListener('abort', end);
        controller.error(error);
      }
    },
    async cancel(reason) {
      signal.removeEventListener('abort', end);
      await reader.cancel(reason);
    },
  });
}
