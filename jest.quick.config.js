const { globalSetup: _starts, globalTeardown: _stops, ...all } = require('./jest.config');

/** @type {import('jest').Config} */
module.exports = { ...all, filter: '<rootDir>/test/kit/needs-no-database.cjs' };
