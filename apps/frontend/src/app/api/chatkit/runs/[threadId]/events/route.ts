import { forward } from '@/lib/forward';

type Context = { params: Promise<{ threadId: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { threadId } = await params;
  return forward(request, {
    path: `/chatkit/runs/${encodeURIComponent(threadId)}/events`,
    accept: 'text/event-stream',
  });
}
