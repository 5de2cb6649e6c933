export { createApiClient, unwrap, type ApiClient, type ApiClientOptions } from './client.ts';
export { ApiError, readProblem, ServiceUnreachable, type Problem } from './problem.ts';
export type { components, operations, paths } from './schema.gen.ts';
