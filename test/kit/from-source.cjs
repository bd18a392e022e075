// Makes Node compile the TypeScript of this repository on the fly, so that no build is needed or can be outdated.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');
const { imports } = require('../../package.json');

const ROOT = join(__dirname, '../..');
const { exclude: _specs, ...options } = JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8'));

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename, swcrc: false, sourceMaps: 'inline' });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...more) {
  const source = imports[request]?.['switchboard-source'];
  return resolve.call(this, source === undefined ? request : join(ROOT, source), ...more);
};
