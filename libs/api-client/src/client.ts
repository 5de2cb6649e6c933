import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.gen.ts';
import { ApiError, readProblem, ServiceUnreachable } from './problem.ts';

export interface ApiClientOptions {
  readonly baseUrl: string;
  /** Sent as bearer token. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: (request: Request) => Promise<Response>;
}

export type ApiClient = Client<paths>;

/** A client whose paths, parameters and answers are those of the service's OpenAPI description. */
export function createApiClient({ baseUrl, token, headers, fetch }: ApiClientOptions): ApiClient {
  const send = fetch ?? ((request: Request) => globalThis.fetch(request));
  return createFetchClient<paths>({
    baseUrl,
    headers: { ...headers, ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
    fetch: async (request) => {
      try {
        return await send(request);
      } catch (cause) {
        // An abort is the caller's own doing and stays what it is.
        if (request.signal.aborted) throw cause;
        throw new ServiceUnreachable('The service did not answer.', { cause });
      }
    },
  });
}

/** What openapi-fetch gives: data or error, told apart by the status. */
interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of an answer; nothing for 204.
 * @throws ApiError the service refused, with its problem details
 * @throws ServiceUnreachable no answer came
 */
export async function unwrap<T>(answer: Promise<Answer<T>>): Promise<Exclude<T, undefined>>;
export async function unwrap(answer: Promise<Answer<unknown>>): Promise<unknown> {
  const result = await answer;
  if (!result.response.ok || result.error !== undefined) {
    throw new ApiError(readProblem(result.response.status, result.error));
  }
  return result.data;
}
