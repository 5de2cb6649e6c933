/** RFC 9457 problem details as the service sends them. */
export interface Problem {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Stable: programs decide by it. */
  readonly code: string;
  readonly request_id?: string;
  /** Per field, when the request was malformed. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** The service answered with an error. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** No answer came: the service is down, or the network is. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable';
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads whatever an error answer carries into a problem; what is no problem gets the code `http_<status>`. Pure. */
export function readProblem(status: number, body: unknown): Problem {
  const fields = isRecord(body) ? body : {};
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === 'string' ? value : undefined;
  };
  const detail = text('detail');
  const requestId = text('request_id');
  const errors = Array.isArray(fields['errors']) ? readFieldErrors(fields['errors']) : [];
  return {
    title: text('title') ?? `The service answered ${String(status)}.`,
    status,
    code: text('code') ?? `http_${String(status)}`,
    ...(detail === undefined ? {} : { detail }),
    ...(requestId === undefined ? {} : { request_id: requestId }),
    ...(errors.length === 0 ? {} : { errors }),
  };
}

function readFieldErrors(values: readonly unknown[]): { field: string; message: string }[] {
  return values.flatMap((value) =>
    isRecord(value) && typeof value['field'] === 'string' && typeof value['message'] === 'string'
      ? [{ field: value['field'], message: value['message'] }]
      : [],
  );
}
