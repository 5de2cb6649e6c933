import { build } from 'esbuild';

/** The element for a page without a bundler: `index.js` and the parts that it fetches when they are needed. */
await build({
  entryPoints: ['src/index.ts'],
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  outdir: '../../dist/chatkit-element',
});
