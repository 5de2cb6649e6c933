const { pathToFileURL } = require('node:url');
const { loadScript } = require('./load-script.cjs');
const { readBundle } = require('./read-bundle.cjs');

/** Runs the command that the process was started with; bundles first where a source file is newer. */
module.exports = async function start() {
  const bundle = readBundle() ?? (await bundleNow());
  await loadScript(bundle.main, bundle.digest).main((file) => import(pathToFileURL(file).href));
};

async function bundleNow() {
  const { bundle } = await import('./bundle.mjs');
  return bundle();
}
