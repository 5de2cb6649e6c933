const { join } = require('node:path');

/**
 * One Jest configuration for every TypeScript project: native ES modules (Nx's `test` target passes
 * --experimental-vm-modules), compiled by swc, types left to the `typecheck` target.
 */
module.exports = ({ name, testEnvironment = 'node' }) => ({
  displayName: name,
  reporters: [
    'default',
    [
      join(__dirname, 'tools/workspace/jest-counts-reporter.cjs'),
      { file: join(__dirname, 'dist/test-results', name, 'jest.json') },
    ],
  ],
  testEnvironment,
  // Real processes (Nx, Postgres, Helm) take seconds on a busy machine; a hang still ends.
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.next/', '/.venv/'],
});
