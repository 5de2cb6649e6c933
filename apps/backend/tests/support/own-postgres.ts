/** `node --import tsx tests/support/own-postgres.ts start|stop <folder>`: a durable Postgres that a test may kill; prints its process id and URL. */
import { findPostgres, startPostgres } from '@todo/host-postgres';

const [verb, dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('Which folder?');
if (verb === 'start') {
  const server = await startPostgres({ dataDir });
  console.log(JSON.stringify({ pid: server.pid, url: server.url('postgres') }));
} else {
  await (await findPostgres({ dataDir }))?.stop();
}
