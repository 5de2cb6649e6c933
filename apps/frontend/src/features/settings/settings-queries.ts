import 'server-only';
import { unwrap } from '@todo/api-client';
import { cache } from 'react';
import { backend } from '@/lib/backend';

export const readSessions = cache(async () => unwrap((await backend()).GET('/api/auth/sessions')));

export const readTokens = cache(async () => unwrap((await backend()).GET('/api/auth/tokens')));

export const readActivity = cache(async () => {
  const params = { path: { user_id: 'me' }, query: { limit: 30 } };
  return unwrap((await backend()).GET('/api/{user_id}/activity', { params }));
});
