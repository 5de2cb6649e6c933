module.exports = require('../jest.preset.cjs')({ name: 'helm-chart' });
