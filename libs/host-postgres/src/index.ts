export { HostPostgresError } from './errors.ts';
export { findFreePort, isPortFree } from './port.ts';
export {
  findPostgres,
  startPostgres,
  startTemporaryPostgres,
  type PostgresOptions,
  type RunningPostgres,
} from './postgres.ts';
