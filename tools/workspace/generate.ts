/** Tidies package-lock.json after npm wrote it; with --check it only compares and fails on a difference. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tidyLock } from './src/tidy-lock.ts';

const file = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const written = await readFile(file, 'utf8');
const tidy = tidyLock(written);

if (!process.argv.includes('--check')) {
  if (tidy !== written) await writeFile(file, tidy);
} else if (tidy !== written) {
  console.error('package-lock.json holds addresses. Run "npx nx run workspace:generate".');
  process.exitCode = 1;
}
