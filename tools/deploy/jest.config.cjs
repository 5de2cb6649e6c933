/** Tests on a real cluster take minutes: the target `test-cluster` runs them, `test` does not. */
const isClusterRun = process.env.TODO_DEPLOY_CLUSTER_TESTS === 'true';
const preset = require('../../jest.preset.cjs')({ name: isClusterRun ? 'deploy-cluster' : 'deploy' });

module.exports = {
  ...preset,
  testMatch: isClusterRun ? ['**/*.cluster.test.ts'] : preset.testMatch,
  testPathIgnorePatterns: [...preset.testPathIgnorePatterns, ...(isClusterRun ? [] : ['\\.cluster\\.test\\.ts$'])],
};
