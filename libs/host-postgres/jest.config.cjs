module.exports = require('../../jest.preset.cjs')({ name: 'host-postgres' });
