import { env } from './env';
import { overwriteForwardedFor } from './lib/socket-address';

/** Next calls this once, before the first request: a wrong setting stops the start instead of the first page. */
export function register(): void {
  env();
  overwriteForwardedFor();
}
