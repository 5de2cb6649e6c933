module.exports = {
  ...require('../../jest.preset.cjs')({ name: 'frontend', testEnvironment: 'jsdom' }),
  setupFiles: ['<rootDir>/jest.setup.ts'],
};
