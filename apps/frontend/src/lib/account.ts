import 'server-only';
import { ApiError, unwrap } from '@todo/api-client';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { backend } from './backend';

/** Who is signed in; read once for a page, however many parts of it ask. A session ended elsewhere ends here, too. */
export const readAccount = cache(async () => {
  try {
    return await unwrap((await backend()).GET('/api/auth/me'));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    const here = (await headers()).get('x-pathname') ?? '/tasks';
    redirect(`/sign-in?reason=ended&next=${encodeURIComponent(here)}`);
  }
});
