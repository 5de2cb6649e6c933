interface Details {
  readonly kind: 'offline' | 'refused' | 'protocol';
  readonly status?: number;
  /** The server's own words for people, when it had any. */
  readonly reason?: string | null;
  readonly cause?: unknown;
}

/** The one error of the client. `kind` says what a caller can do: wait and retry, tell the person, or report a bug. */
export class ChatKitRequestError extends Error {
  readonly kind: Details['kind'];
  readonly status: number | null;
  readonly reason: string | null;

  constructor(message: string, details: Details) {
    super(message, { cause: details.cause });
    this.name = 'ChatKitRequestError';
    this.kind = details.kind;
    this.status = details.status ?? null;
    this.reason = details.reason ?? null;
  }
}
