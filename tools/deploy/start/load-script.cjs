const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname } = require('node:path');
const { Script } = require('node:vm');

/**
 * As `require`, from what V8 made of the file the last time: to compile the bundle was a tenth of a deploy that changes
 * nothing. `module.enableCompileCache` would do the same from Node 22 on.
 * @param {string} file a CommonJS module in ASCII, without `import()`: kept scripts cannot ask for modules
 * @param {string} digest of its content: V8 itself looks at nothing but its length
 * @returns {any} what the module exports
 */
function loadScript(file, digest) {
  const keptFile = `${file}.${digest}.${process.version}.compiled`;
  const kept = readKept(keptFile);
  const script = new Script(wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(kept === undefined ? {} : { cachedData: kept }),
  });
  // When it ends, it knows every function that was needed.
  if (kept === undefined || script.cachedDataRejected === true) process.once('exit', () => keep(script, keptFile));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return module.exports;
}

function readKept(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function keep(script, file) {
  const partial = `${file}.${process.pid}`;
  try {
    writeFileSync(partial, script.createCachedData());
    renameSync(partial, file);
  } catch {
    // The folder is gone or full: the next start compiles once more.
  }
}

module.exports = { loadScript };
