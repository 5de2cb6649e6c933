import { env, handlesSignals } from './env';
import { drainServer } from './lib/drain-server';
import { overwriteForwardedFor } from './lib/socket-address';

/** Next calls this once, before the first request: a wrong setting stops the start instead of the first page. */
export function register(): void {
  env();
  overwriteForwardedFor();
  if (handlesSignals) endByDraining();
}

/** Longer than the 4 seconds for which other Node programs keep an idle connection. */
const LINGER_MS = 5000;

/** At the first signal; a second one ends at once. */
function endByDraining(): void {
  const drain = drainServer({ lingerMilliseconds: LINGER_MS, onEnd: () => process.exit(0) });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(130));
      void drain();
    });
  }
}
