import fc from 'fast-check';
import { bodyOf, sseOf } from '../testing/stream-of.ts';
import { readSse } from './sse.ts';

async function collect(chunks: readonly (string | Uint8Array)[]): Promise<string[]> {
  const data: string[] = [];
  for await (const message of readSse(bodyOf(chunks))) data.push(message.data);
  return data;
}

describe('readSse', () => {
  const events = [{ type: 'a', text: 'plain' }, { type: 'b', text: 'اردو — 😀 "quoted"\n' }, { type: 'c' }];
  const expected = events.map((event) => JSON.stringify(event));

  it('reads the same messages wherever the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(sseOf(events));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
        const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((edge, index) => bytes.slice(edges[index], edge));
        expect(await collect(chunks)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('reads a stream one byte at a time', async () => {
    const bytes = new TextEncoder().encode(sseOf(events));
    expect(await collect([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  it.each([
    ['CRLF lines', 'data: 1\r\n\r\ndata: 2\r\n\r\n', ['1', '2']],
    ['comments that keep a connection alive', ': ping\n\ndata: 1\n\n: ping\n\n', ['1']],
    ['a last message without its empty line', 'data: 1\n\ndata: 2', ['1', '2']],
    ['ids and event names', 'id: 7\nevent: message\ndata: 1\n\n', ['1']],
    ['a message over two data lines', 'data: [1,\ndata: 2]\n\n', ['[1,\n2]']],
    ['nothing', '', []],
  ])('reads %s', async (_name, text, data) => {
    expect(await collect([text])).toEqual(data);
  });
});
