import { problem } from '@/lib/forward';
import { freshSession } from '@/lib/session';

/** Whether there still is a session; never what is in it. */
export async function GET(): Promise<Response> {
  if (await freshSession()) return new Response(null, { status: 204 });
  return problem(401, 'session_ended', 'Your session ended. Sign in to continue.');
}
