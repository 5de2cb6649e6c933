import { z } from 'zod';

/**
 * What differs between environments, read when the server runs and never when it is built: one image serves them all.
 */
const Environment = z.object({
  BACKEND_URL: z.url({ protocol: /^https?$/, error: 'must be the http(s) address of the backend' }),
  PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'must be the http(s) origin that people open' })
    .transform((origin) => new URL(origin).origin)
    .optional(),
  CHAT_UI: z.enum(['auto', 'openai', 'local'], { error: 'must be auto, openai or local' }).default('auto'),
  CHATKIT_DOMAIN_KEY: z.string().min(1).optional(),
});

export type Environment = z.infer<typeof Environment>;

export function parseEnvironment(values: Record<string, string | undefined>): Environment {
  const present = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(present);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The frontend cannot start. Set these environment variables: ${faults.join('; ')}.`);
}

let environment: Environment | undefined;

export function env(): Environment {
  environment ??= parseEnvironment(process.env);
  return environment;
}

export const isDevelopment = process.env.NODE_ENV === 'development';

/** Next's own word for it: Next leaves the signals to us. */
export const handlesSignals = Boolean(process.env.NEXT_MANUAL_SIG_HANDLE);
