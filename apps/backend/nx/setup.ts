import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { venvProgram, type Places } from './commands.ts';
import { extractRequirement } from './lock.ts';
import { findPython } from './python.ts';

/** Something a person can mend; printed without a stack. */
export class SetupFailure extends Error {
  override readonly name = 'SetupFailure';
}

async function run(what: string, command: string, args: readonly string[], cwd: string): Promise<void> {
  const { failed, all } = await execa(command, args, { cwd, all: true, reject: false, stdin: 'ignore' });
  if (!failed) return;
  const lastLines = all.trim().split('\n').slice(-8).join('\n');
  if (/ensurepip is not available|No module named venv/.test(all)) {
    throw new SetupFailure(
      'This Python has no venv module. Install it (Debian, Ubuntu: apt install python3-venv) and try again.',
    );
  }
  if (/No space left/.test(all))
    throw new SetupFailure(`${what} failed: no space is left on the disk. Free about 500 MB.`);
  throw new SetupFailure(`${what} failed:\n${lastLines}`);
}

/** Makes the virtual environment match requirements-dev.lock; does nothing when it does. */
export async function setUp(places: Places): Promise<void> {
  const lockFile = join(places.project, 'requirements-dev.lock');
  const lock = await readFile(lockFile, 'utf8');
  const marker = join(places.project, '.venv', '.todo-lock');
  const digest = createHash('sha256').update(lock).update(places.project).digest('hex');
  if ((await readFile(marker, 'utf8').catch(() => '')) === digest) return;

  const python = await findPython();
  const venv = join(places.project, '.venv');
  await rm(venv, { recursive: true, force: true });
  await run('Making the virtual environment', python.command, [...python.args, '-m', 'venv', venv], places.project);
  await mkdir(venv, { recursive: true });
  const uvRequirement = join(venv, 'uv.lock.txt');
  await writeFile(uvRequirement, extractRequirement(lock, 'uv'));
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes'];
  await run('Installing uv', venvProgram(places, 'python'), [...pip, '-r', uvRequirement], places.project);
  const sync = ['pip', 'sync', '--quiet', '--require-hashes', '--compile-bytecode', '--python'];
  const target = [venvProgram(places, 'python'), lockFile];
  await run('Installing the Python dependencies', venvProgram(places, 'uv'), [...sync, ...target], places.project);
  await writeFile(marker, digest);
}
