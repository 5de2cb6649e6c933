import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { Failure } from './failure.ts';

/** The environment of this process with the checkout's `.env` under it (what is set already wins). */
export function readEnvironment(root: string): Readonly<Record<string, string | undefined>> {
  const file = join(root, '.env');
  if (existsSync(file)) loadEnvFile(file);
  return process.env;
}

/** A port out of the environment. @throws Failure naming the variable when it is not one */
export function readPort(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
): number {
  const text = environment[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(`${name} is "${text}", which is not a port. Set it to a number from 1 to 65535.`);
}
