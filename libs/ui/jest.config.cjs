module.exports = require('../../jest.preset.cjs')({ name: 'ui', testEnvironment: 'jsdom' });
