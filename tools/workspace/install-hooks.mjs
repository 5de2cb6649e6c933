// Run by the set-up: lets git ask the secret scanner before each commit. A person's own hook, or a folder of hooks of
// their own, is left alone. Plain Node, as nothing is installed yet; what goes wrong here stops nothing.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const mark = '# todo: secret scanner';
// Git brings its own sh on Windows. What is not installed cannot look, and says so.
const hook = `#!/bin/sh
${mark} (tools/workspace/install-hooks.mjs)
if [ ! -d node_modules ]; then
  echo 'Not committed: the secret scanner is not installed. Run "npm ci" first.' >&2
  exit 1
fi
exec node --import tsx tools/workspace/src/secrets/main.ts --staged
`;

/** @param {string[]} args */
function git(...args) {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

function install() {
  const top = git('rev-parse', '--show-toplevel');
  // Not a clone (an archive, an image), or a folder inside somebody else's repository.
  if (top === '' || !existsSync(join(top, 'tools', 'workspace', 'install-hooks.mjs'))) return;
  const own = `your own stays. To scan for secrets too, let it run: node --import tsx tools/workspace/src/secrets/main.ts --staged`;
  if (git('config', 'core.hooksPath') !== '') return console.log(`core.hooksPath is set; ${own}`);
  const file = join(top, git('rev-parse', '--git-path', 'hooks/pre-commit'));
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (kept !== undefined && !kept.includes(mark)) return console.log(`There is a pre-commit hook; ${own}`);
  if (kept === hook) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hook);
  chmodSync(file, 0o755);
}

try {
  install();
} catch (error) {
  console.log(`The secret scanner's hook was not installed: ${error instanceof Error ? error.message : String(error)}`);
}
