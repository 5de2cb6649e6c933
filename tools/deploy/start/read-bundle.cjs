const { readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..', '..');
const folder = join(root, 'dist', 'deploy-tool');
const stampName = 'bundle.json';

/**
 * The bundle, unless a source file is newer.
 * @returns {{ main: string, digest: string, inputs: readonly string[] } | undefined} its file, what tells its content
 * from another's, and what it was made of
 */
function readBundle() {
  try {
    const stamp = join(folder, stampName);
    const { mtimeMs } = statSync(stamp);
    const { digest, inputs } = JSON.parse(readFileSync(stamp, 'utf8'));
    if (inputs.some((file) => statSync(join(root, file)).mtimeMs > mtimeMs)) return undefined;
    return { main: join(folder, 'main.cjs'), digest, inputs };
  } catch {
    return undefined;
  }
}

module.exports = { folder, readBundle, root, stampName };
