/** Writes src/schema.gen.ts from openapi.gen.json; with --check it only compares and fails on a difference. */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const description = new URL('openapi.gen.json', import.meta.url);
const target = new URL('src/schema.gen.ts', import.meta.url);

const rendered = `// Generated from openapi.gen.json by "nx run api-client:generate". Do not edit.\n${astToString(await openapiTS(description, { defaultNonNullable: false }))}`;
if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== rendered) {
    console.error(
      'libs/api-client/src/schema.gen.ts differs from openapi.gen.json. Run "npx nx run api-client:generate".',
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(target, rendered);
}
