const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');

/** Names of the failed tests of one file, or the file where it could not run. */
const failuresOf = ({ testFilePath, testExecError, testResults }) =>
  testExecError
    ? [testFilePath]
    : testResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);

/** Writes {passed, failed, skipped, failures} of a Jest run to a file, so that `npm test` can sum them over all projects. */
module.exports = class CountsReporter {
  constructor(_globalConfig, { file }) {
    this.file = file;
  }

  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      failures: results.testResults.flatMap(failuresOf),
    };
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(counts)}\n`);
  }
};
