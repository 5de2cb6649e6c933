/** Writes values.schema.json and the value tables of README.md; with --check it only compares and fails on a difference. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { readDocumentedValues } from './nx/documented-values.ts';
import { renderReadme } from './nx/render-readme.ts';
import { renderSchema } from './nx/render-schema.ts';

const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

const values = readDocumentedValues(await read('values.yaml'));
const rendered = {
  'values.schema.json': renderSchema(values),
  'README.md': renderReadme(await read('README.md'), values),
};

for (const [name, unformatted] of Object.entries(rendered)) {
  const filepath = fileURLToPath(new URL(name, import.meta.url));
  const text = await format(unformatted, { ...(await resolveConfig(filepath)), filepath });
  if (!process.argv.includes('--check')) {
    await writeFile(filepath, text);
  } else if ((await read(name).catch(() => '')) !== text) {
    console.error(`helm/${name} differs from values.yaml. Run "npx nx run helm-chart:generate".`);
    process.exitCode = 1;
  }
}
