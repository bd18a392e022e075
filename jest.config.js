const { readFileSync } = require('node:fs');

const { exclude: _specs, ...swc } = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));

/** @type {import('jest').Config} */
module.exports = {
  runtime: '<rootDir>/test/kit/keeps-modules.cjs',
  testEnvironment: '<rootDir>/test/kit/one-realm.cjs',
  // What only `npm run test:full` tries.
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.FULL === '1' ? [] : ['\\.full\\.spec\\.ts$'])],
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  globalSetup: '<rootDir>/libs/platform/testing/global-setup.ts',
  globalTeardown: '<rootDir>/libs/platform/testing/global-teardown.ts',
  testSequencer: '<rootDir>/test/kit/one-heavy-at-a-time.cjs',
  maxWorkers: 3,
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 30_000,
};
