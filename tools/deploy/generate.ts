/** Writes docs/reference/cli.gen.md; with --check it only compares and fails on a difference. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createCli } from './src/cli.ts';
import { renderReference } from './src/reference.ts';

const file = fileURLToPath(new URL('../../docs/reference/cli.gen.md', import.meta.url));
const cli = createCli(() => {
  throw new Error('The reference is made without running a command.');
});
const text = await format(renderReference(cli), { ...(await resolveConfig(file)), parser: 'markdown' });

if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error('docs/reference/cli.gen.md differs from the command table. Run "npx nx run deploy:generate".');
    process.exitCode = 1;
  }
} else {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
