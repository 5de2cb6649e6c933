/** Writes SUPPORT.gen.md; with --check it only compares and fails on a difference. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { renderSupport } from './src/support/render-support.ts';

const file = fileURLToPath(new URL('SUPPORT.gen.md', import.meta.url));
const text = await format(renderSupport(), { ...(await resolveConfig(file)), parser: 'markdown' });

if (!process.argv.includes('--check')) await writeFile(file, text);
else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  console.error('SUPPORT.gen.md differs from src/support/supported.ts. Run "npx nx run chatkit-element:generate".');
  process.exitCode = 1;
}
