import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@todo/host-postgres';
import { execa } from 'execa';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'todo-start-test-'));
});

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

/** The command line as `npm start` runs it, after its dependencies are installed. */
function runCommand(name: string, env: Record<string, string>) {
  const main = join(root, 'tools', 'dev', 'src', 'main.ts');
  const script = `import(${JSON.stringify(main)}).then(({ main }) => main([${JSON.stringify(name)}]))`;
  return execa(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: root,
    // A start of the developer's own may run beside the tests.
    env: { NODE_OPTIONS: '', DATA_DIR: dataDir, ...env },
    reject: false,
  });
}

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

describe('npm start', () => {
  it('names a port that is in use and the way out', async () => {
    const { server, port } = await listen();
    try {
      const { exitCode, stderr } = await runCommand('start', { WEB_PORT: String(port) });
      expect(exitCode).toBe(1);
      expect(stderr.trim()).toBe(
        `Port ${String(port)} is in use. Stop what uses it, or choose another one: WEB_PORT=${String(port + 1)} npm start`,
      );
    } finally {
      server.close();
    }
  });

  it.each([
    ['WEB_PORT', 'many'],
    ['API_PORT', '70000'],
    ['DB_PORT', '-1'],
  ])('names the setting %s when it is no port', async (name, value) => {
    const { exitCode, stderr } = await runCommand('start', { [name]: value });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${name} is "${value}", which is not a port.`);
  });

  it('stops what it started although its terminal is gone', async () => {
    const [web, api] = await Promise.all([findFreePort(), findFreePort()]);
    const starting = runCommand('start', { WEB_PORT: String(web), API_PORT: String(api) });
    await once(starting.stdout, 'data');
    starting.stdout.destroy();
    starting.kill('SIGINT');
    expect((await starting).exitCode).toBe(0);
    await expect(access(join(dataDir, 'postgres', 'postmaster.pid'))).rejects.toMatchObject({ code: 'ENOENT' });
  }, 120_000);

  it('says which commands there are when it is given another one', async () => {
    const { exitCode, stderr } = await runCommand('begin', {});
    expect(exitCode).toBe(1);
    expect(stderr).toContain('"begin" is not a command: start, dev, test, test-cluster.');
  });
});
