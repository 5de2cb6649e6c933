// The first file of `npm start` and `npm test` on a fresh clone: plain Node, nothing installed yet.
// It checks Node, installs the locked npm dependencies when they are missing or old, and hands over to src/main.ts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const marker = join(root, 'node_modules', '.todo-lock');

/** @param {string} sentence */
function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!supported)
    stop(`Node ${process.versions.node} is not supported. Install Node 24 (or 22.12+, 20.19+) and run this again.`);
}

function lockDigest() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256')
    .update(lock)
    .update(process.version.split('.')[0] ?? '')
    .digest('hex');
}

function freeMegabytes() {
  const { bavail, bsize } = statfsSync(root);
  return (bavail * bsize) / 1e6;
}

function installDependencies() {
  const digest = lockDigest();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === digest) return;
  if (freeMegabytes() < 1500) {
    stop(
      `Only ${Math.round(freeMegabytes())} MB of disk are free and the dependencies need about 1500. Free some and run this again.`,
    );
  }
  console.log('• npm dependencies: installing the locked ones (a minute or two, once)');
  // npm names its own program in npm_execpath; `npm` itself is not a program on Windows.
  const npm = process.env['npm_execpath'];
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // `npm ci` empties node_modules first, under whatever runs from it; an existing one is brought to the lock in place.
  const verb = existsSync(join(root, 'node_modules')) ? ['install', '--no-save'] : ['ci'];
  const result = spawnSync(
    command,
    [...args, ...verb, '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      maxBuffer: 64e6,
    },
  );
  if (result.error)
    stop(`npm could not be started (${result.error.message}). Install npm 10 or newer and run this again.`);
  if (result.status !== 0) {
    const reason = /ENOSPC/.test(result.stderr)
      ? 'no space is left on the disk. Free about 1500 MB and run this again.'
      : /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED/.test(result.stderr)
        ? 'the npm registry was not reached. Check the network (or proxy) and run this again.'
        : `npm said:\n${result.stderr
            .split('\n')
            .filter((line) => line.includes('error'))
            .slice(0, 12)
            .join('\n')}`;
    stop(`The npm dependencies could not be installed: ${reason}`);
  }
  writeFileSync(marker, digest);
  spawnSync(process.execPath, [join(root, 'tools', 'workspace', 'install-hooks.mjs')], { cwd: root, stdio: 'inherit' });
}

checkNode();
installDependencies();
process.chdir(root);
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./src/main.ts');
await main(process.argv.slice(2));
