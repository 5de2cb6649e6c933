/** @jest-environment node */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

/** What a page fetches before anybody asks for a rare widget, another language or the list of conversations. */
const BUDGET_BYTES = 60_000;

const leaveOutLazyParts: Plugin = {
  name: 'leave-out-lazy-parts',
  setup: ({ onResolve }) => {
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

it('fits into 60 kB', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('index.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    plugins: [leaveOutLazyParts],
  });
  const bytes = gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
  process.stdout.write(`chatkit-element: ${String(bytes)} bytes gzip\n`);
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
});
