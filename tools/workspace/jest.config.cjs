module.exports = require('../../jest.preset.cjs')({ name: 'workspace' });
