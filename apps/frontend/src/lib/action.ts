import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { type Failure, failureCode, failureFrom } from './failure';
import { messagesFor, readLocale } from './intl-server';

/** Runs what a server action does; every failure comes back as a sentence instead of an exception. */
export async function attempt<T extends object>(work: () => Promise<T>): Promise<(T & { ok: true }) | Failure> {
  try {
    return { ...(await work()), ok: true };
  } catch (error) {
    unstable_rethrow(error);
    if (failureCode(error) === undefined) console.error('An action failed', error);
    const locale = await readLocale();
    return failureFrom(error, messagesFor(locale).errors, locale === 'en');
  }
}
