import { forward } from '@/lib/forward';

export function GET(request: Request): Promise<Response> {
  return forward(request, { path: '/api/me/events', accept: 'text/event-stream', isEndless: true });
}
