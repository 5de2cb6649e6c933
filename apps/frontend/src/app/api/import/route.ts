import { forward } from '@/lib/forward';
import { parseImportFormat } from '@/features/settings/import-file';

/** The file is the body, passed on as it arrives. Without `preview=false` nothing is changed. */
export function POST(request: Request): Promise<Response> {
  const parameters = new URL(request.url).searchParams;
  const format = parseImportFormat(parameters.get('format'));
  const preview = parameters.get('preview') !== 'false';
  return forward(request, { path: `/api/me/import?format=${format}&preview=${String(preview)}` });
}
