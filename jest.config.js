const { readFileSync } = require('node:fs');

const { exclude: _specs, ...swc } = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const esmOnly = ['@nestjs/', 'load-esm', 'file-type', 'strtok3', 'token-types', 'uint8array-extras', '@tokenizer/', '@borewit/', 'uuid', 'nestjs-pino', 'content-disposition'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['switchboard-source', 'node', 'require', 'default'] },
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  transform: { '^.+\\.m?[tj]s$': ['@swc/jest', { ...swc, swcrc: false }] },
  transformIgnorePatterns: [`node_modules/(?!(${esmOnly.join('|')}))`],
  globalSetup: '<rootDir>/libs/platform/testing/global-setup.ts',
  globalTeardown: '<rootDir>/libs/platform/testing/global-teardown.ts',
  testSequencer: '<rootDir>/test/kit/one-heavy-at-a-time.cjs',
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
  testTimeout: 30_000,
};
