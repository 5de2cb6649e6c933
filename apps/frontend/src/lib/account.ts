import 'server-only';
import { unwrap } from '@todo/api-client';
import { cache } from 'react';
import { backend } from './backend';

/** Who is signed in; read once for a page, however many parts of it ask. */
export const readAccount = cache(async () => unwrap((await backend()).GET('/api/auth/me')));
