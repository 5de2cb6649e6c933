import { forward } from '@/lib/forward';

export function GET(request: Request): Promise<Response> {
  const format = new URL(request.url).searchParams.get('format') === 'csv' ? 'csv' : 'json';
  return forward(request, { path: `/api/me/export?format=${format}`, accept: '*/*' });
}
