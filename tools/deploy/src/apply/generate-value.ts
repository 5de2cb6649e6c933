import { randomBytes } from 'node:crypto';
import { DeployError } from '../failures.ts';

/** A fresh random value for a key that is meant to be generated. */
export function generateValue(bytes: number | undefined, key: string): string {
  if (bytes === undefined) {
    throw new DeployError('usage', `${key} is not a key that is generated. Nothing was changed.`, {
      hint: `Write it instead: set the environment variable and pass "--write ${key}".`,
    });
  }
  return randomBytes(bytes).toString('base64url');
}
