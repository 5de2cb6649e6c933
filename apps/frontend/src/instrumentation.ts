import { env } from './env';

/** Next calls this once, before the first request: a wrong setting stops the start instead of the first page. */
export function register(): void {
  env();
}
