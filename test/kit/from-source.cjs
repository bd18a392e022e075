// Makes Node compile the TypeScript of this repository on the fly, so that no build is needed or can be outdated.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync, version } = require('@swc/core');
const { imports } = require('../../package.json');

const ROOT = join(__dirname, '../..');
const { exclude: _specs, ...options } = JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8'));

const CACHE = join(ROOT, 'node_modules/.cache/switchboard');
mkdirSync(CACHE, { recursive: true });
Module.enableCompileCache?.(join(CACHE, 'bytecode'));

Module._extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);

/** Compiles each content once: a story that starts five servers would compile a thousand files five times. */
function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const content = createHash('sha256')
    .update([version, JSON.stringify(options), filename, source].join('\0'))
    .digest('hex');
  const path = join(CACHE, `${content}.js`);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const { code } = transformSync(source, { ...options, filename, swcrc: false, sourceMaps: 'inline' });
    // Under a name of its own first, since several processes write at once.
    writeFileSync(`${path}.${process.pid}`, code);
    renameSync(`${path}.${process.pid}`, path);
    return code;
  }
}

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...more) {
  const source = imports[request]?.['switchboard-source'];
  return resolve.call(this, source === undefined ? request : join(ROOT, source), ...more);
};

/** Threads are started from the source, too. */
const threads = require('node:worker_threads');
threads.Worker = class extends threads.Worker {
  constructor(file, options) {
    super(file, String(file).endsWith('.ts') ? { ...options, execArgv: ['--require', module.filename] } : options);
  }
};
