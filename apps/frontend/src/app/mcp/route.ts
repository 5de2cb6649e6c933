import { passThrough } from '@/lib/forward';

const PASSED_HEADERS = [
  'authorization',
  'content-type',
  'accept',
  'last-event-id',
  'mcp-protocol-version',
  'mcp-session-id',
];

/** Outside MCP clients bring their own token; the session cookie never travels here. */
function toMcp(request: Request): Promise<Response> {
  const headers = new Headers();
  for (const name of PASSED_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return passThrough(request, '/mcp', headers);
}

export const GET = toMcp;
export const POST = toMcp;
export const DELETE = toMcp;
