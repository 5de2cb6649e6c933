import { statSync } from 'node:fs';
import { freshBundle } from '../bundle.mjs';

it('bundles once for all starts between two changes of the source', async () => {
  const made = statSync(await freshBundle());
  const again = statSync(await freshBundle());
  expect([again.ino, again.mtimeMs]).toEqual([made.ino, made.mtimeMs]);
}, 60_000);
