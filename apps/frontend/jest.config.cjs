const preset = require('../../jest.preset.cjs')({ name: 'frontend', testEnvironment: 'jsdom' });

module.exports = {
  ...preset,
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.next/'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '^@/(.*)$': '<rootDir>/src/$1',
    '^server-only$': '<rootDir>/jest.server-only.cjs',
  },
};
