import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { bundle } from '../start/bundle.mjs';
import { readBundle } from '../start/read-bundle.cjs';

it('bundles once for all starts between two changes of the source', async () => {
  const made = await bundle();
  const before = await stat(made.main);
  expect(readBundle()).toEqual(made);
  await execa(process.execPath, [resolve('bin/todo-deploy.cjs'), '--help'], { env: { NODE_OPTIONS: '' } });
  const after = await stat(made.main);
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
}, 60_000);

describe('a script that is kept compiled', () => {
  let folder: string;
  const file = (): string => join(folder, 'greeting.cjs');
  const write = (greeting: string): Promise<void> =>
    writeFile(file(), `exports.greet = () => { console.log('${greeting} ' + typeof require('node:fs').stat); };\n`);

  /** What a process of its own says, and whether V8 took what was kept. */
  async function greet(digest: string): Promise<string> {
    const script = `
      const vm = require('node:vm');
      let made;
      vm.Script = class extends vm.Script { constructor(...given) { super(...given); made = this; } };
      require(${JSON.stringify(resolve('start/load-script.cjs'))}).loadScript(process.argv[1], process.argv[2]).greet();
      console.log(made.cachedDataRejected === false ? 'kept' : 'compiled');`;
    const { stdout } = await execa(process.execPath, ['--eval', script, file(), digest], { env: { NODE_OPTIONS: '' } });
    return stdout;
  }
  const kept = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.endsWith('.compiled'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'todo-deploy-script-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is compiled at the first start only', async () => {
    await write('hello');
    expect(await greet('1')).toBe('hello function\ncompiled');
    expect(await greet('1')).toBe('hello function\nkept');
  });

  it('is compiled again when its content is another one of the same length', async () => {
    await write('hello');
    await greet('1');
    await write('salam');
    expect(await greet('2')).toBe('salam function\ncompiled');
  });

  it('is compiled again when what was kept is broken', async () => {
    await write('hello');
    await greet('1');
    const [name = ''] = await kept();
    await writeFile(join(folder, name), 'torn');
    expect(await greet('1')).toBe('hello function\ncompiled');
    expect(await greet('1')).toBe('hello function\nkept');
  });

  it('runs where nothing can be kept', async () => {
    await write('hello');
    // A folder in its place cannot be written over, whoever asks.
    await mkdir(`${file()}.1.${process.version}.compiled`);
    expect(await greet('1')).toBe('hello function\ncompiled');
    expect(await greet('1')).toBe('hello function\ncompiled');
  });
});
