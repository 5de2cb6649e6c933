module.exports = require('../../jest.preset.cjs')({
  name: 'chatkit-element',
  testEnvironment: '<rootDir>/jest.environment.cjs',
});
