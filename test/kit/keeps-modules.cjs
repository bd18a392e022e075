const Module = require('node:module');
const { join, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');
require('./from-source.cjs');

const ROOT = join(__dirname, '../..') + sep;
/** What is loaded anew for each file, within Jest's sandbox: specs, the kit, what calls `expect`, and the client, whose `fetch` and timers specs hold. */
const INSIDE = /^(test|libs[\\/]client)[\\/]|[\\/]testing[\\/]|\.spec\.ts$/;
const isInside = (path) => path.startsWith(ROOT) && !path.includes('node_modules') && INSIDE.test(path.slice(ROOT.length));

Module.enableCompileCache?.();

/**
 * Jest loads each module anew for each file, which takes longer for a whole server than most stories do. Here Node loads the server
 * and its packages once per worker, as in a program; what a suite changes in it goes with the Switchboard that it stops.
 */
module.exports = class KeepsModules extends Runtime {
  requireModuleOrMock(from, name) {
    if (Module.isBuiltin(name) || name.startsWith('@jest/')) return super.requireModuleOrMock(from, name);
    const load = Module.createRequire(from);
    const path = load.resolve(name);
    return isInside(path) ? super.requireModuleOrMock(from, path) : load(path);
  }
};
