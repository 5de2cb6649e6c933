import { existsSync, statSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findFreePort, findPostgres, isPortFree, startPostgres, startTemporaryPostgres } from './index.ts';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded Postgres', () => {
  let folder: string;
  let dataDir: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'todo-postgres-test-'));
    await chmod(folder, 0o711);
    dataDir = join(folder, 'data');
  });

  afterEach(async () => {
    await (await findPostgres({ dataDir }))?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps data, port and password between runs', async () => {
    const first = await startPostgres({ dataDir });
    await first.createDatabase('notes');
    await query(first.url('notes'), 'CREATE TABLE note AS SELECT 7 AS number');
    await first.stop();
    const second = await startPostgres({ dataDir });
    expect(second.url('notes')).toBe(first.url('notes'));
    expect(await query(second.url('notes'), 'SELECT number FROM note')).toEqual([{ number: 7 }]);
  });

  it('is taken as it is when it runs already', async () => {
    const first = await startPostgres({ dataDir });
    const second = await startPostgres({ dataDir });
    expect([first.wasRunning, second.wasRunning]).toEqual([false, true]);
    expect(second.pid).toBe(first.pid);
  });

  it('refuses a connection without the password', async () => {
    const server = await startPostgres({ dataDir });
    const wrong = server.url('postgres').replace(/:[^:@/]+@/, ':wrong@');
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('keeps its password in a file that only its owner reads', async () => {
    const server = await startPostgres({ dataDir });
    expect(statSync(`${server.dataDir}.password`).mode & 0o077).toBe(0);
  });

  it('makes a database once and drops it with its connections', async () => {
    const server = await startPostgres({ dataDir });
    await server.createDatabase('twice "quoted"');
    await server.createDatabase('twice "quoted"');
    const open = new pg.Client({ connectionString: server.url('twice "quoted"') });
    open.on('error', () => undefined);
    await open.connect();
    await server.dropDatabase('twice "quoted"');
    await server.dropDatabase('twice "quoted"');
    const found = await query(server.url('postgres'), "SELECT 1 FROM pg_database WHERE datname LIKE 'twice%'");
    expect(found).toEqual([]);
  });

  it('says so when its port is in use', async () => {
    const port = await findFreePort();
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    try {
      await expect(startPostgres({ dataDir, port })).rejects.toThrow(/its port is in use/);
      expect(await isPortFree(port)).toBe(false);
    } finally {
      other.close();
    }
  });

  it('begins anew after a run that was interrupted while making the data folder', async () => {
    const server = await startPostgres({ dataDir });
    await server.stop();
    await rm(join(server.dataDir, 'PG_VERSION'));
    const again = await startPostgres({ dataDir });
    expect(await query(again.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('leaves nothing behind when it is temporary', async () => {
    const server = await startTemporaryPostgres();
    await server.stop();
    expect(existsSync(server.dataDir)).toBe(false);
    expect(await findPostgres({ dataDir: server.dataDir })).toBeUndefined();
  });
});
