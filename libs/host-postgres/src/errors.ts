/** What a person can act on: the message says what happened, the hint says what to do next. */
export class HostPostgresError extends Error {
  override readonly name = 'HostPostgresError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.hint = hint;
  }
}

/** Turns what initdb or the server printed into the sentence a person needs. Pure. */
export function explainFailure(step: string, output: string, dataDir: string): HostPostgresError {
  const lastLines = output.trim().split('\n').slice(-5).join('\n');
  if (/no space left on device|could not write|disk full/i.test(output)) {
    return new HostPostgresError(
      `The embedded Postgres could not ${step}: no space left for ${dataDir}.`,
      'Free about 100 MB of disk and try again.',
    );
  }
  if (/address already in use|could not bind/i.test(output)) {
    return new HostPostgresError(
      `The embedded Postgres could not ${step}: its port is in use.`,
      'Set DB_PORT to a free port and try again.',
    );
  }
  if (/permission denied/i.test(output)) {
    return new HostPostgresError(
      `The embedded Postgres could not ${step}: permission denied on ${dataDir}.`,
      `Check who owns it, or remove it to begin with an empty database.\n${lastLines}`,
    );
  }
  return new HostPostgresError(`The embedded Postgres could not ${step}.`, lastLines || 'It printed nothing.');
}
