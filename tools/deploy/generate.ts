/** Writes what is made from the command table and the table of failures; with --check it only compares. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createCli } from './src/cli.ts';
import { renderReference } from './src/reference.ts';
import { renderTroubleshooting } from './src/troubleshooting.ts';

const cli = createCli(() => {
  throw new Error('The reference is made without running a command.');
});

const pages: Readonly<Record<string, (page: string) => string>> = {
  'docs/reference/cli.gen.md': () => renderReference(cli),
  'docs/deployment/troubleshooting.md': renderTroubleshooting,
};

for (const [path, render] of Object.entries(pages)) {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const present = await readFile(file, 'utf8').catch(() => '');
  const text = await format(render(present), { ...(await resolveConfig(file)), parser: 'markdown' });
  if (process.argv.includes('--check')) {
    if (present === text) continue;
    console.error(`${path} differs from the tables in tools/deploy/src. Run "npx nx run deploy:generate".`);
    process.exitCode = 1;
  } else {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
