import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

/** Works with the tools as an outside program does: by the official SDK, with a token of its own. */
export async function withMcp<Result>(
  baseUrl: string,
  token: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ name: 'journeys', version: '1.0.0' });
  const headers = { Authorization: `Bearer ${token}` };
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', baseUrl), { requestInit: { headers } }));
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
