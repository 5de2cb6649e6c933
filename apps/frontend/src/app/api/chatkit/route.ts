import { forward } from '@/lib/forward';

export function POST(request: Request): Promise<Response> {
  return forward(request, { path: '/chatkit' });
}
