import { problem } from '@/lib/forward';
import { failureFrom } from '@/lib/failure';
import { messagesFor, readLocale } from '@/lib/intl-server';
import { backendForWrite } from '@/lib/backend';
import { readPage } from '@/features/tasks/task-page';
import { listQueries, parseTaskView } from '@/features/tasks/task-view';

/** The pages of a list after the first, which the page itself brings. */
export async function GET(request: Request): Promise<Response> {
  const parameters = new URL(request.url).searchParams;
  const today = parameters.get('today') ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(today)) return problem(400, 'invalid', 'The day is missing.');
  try {
    const api = await backendForWrite();
    const page = await readPage(api, listQueries(parseTaskView(parameters), today), parameters.get('from'));
    return Response.json(page, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const locale = await readLocale();
    const failure = failureFrom(error, messagesFor(locale).errors, locale === 'en');
    return problem(failure.code === 'session_ended' ? 401 : 503, failure.code, failure.message);
  }
}
