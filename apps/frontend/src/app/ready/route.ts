export const dynamic = 'force-dynamic';

/** Ready means that this server answers: it can still tell people that the backend is away. */
export function GET(): Response {
  return Response.json({ status: 'ready' }, { headers: { 'cache-control': 'no-store' } });
}
