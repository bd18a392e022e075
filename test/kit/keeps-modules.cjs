const Module = require('node:module');
const { join, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');
require('./from-source.cjs');

const ROOT = join(__dirname, '../..') + sep;
/**
 * Modules that are loaded anew for each test file, in Jest’s sandbox: specs, the kit but for what it keeps, modules that call `expect`, the client
 * and the pages, whose `fetch`, sockets and timers specs replace.
 */
const INSIDE = /^(test(?![\\/]kit[\\/]kept)|libs[\\/]client|apps[\\/](desk|widget))[\\/]|[\\/]testing[\\/]|\.spec\.ts$/;
const isInside = (path) => path.startsWith(ROOT) && !path.includes('node_modules') && INSIDE.test(path.slice(ROOT.length));

/**
 * Jest runtime that keeps server modules loaded. Jest loads each module anew for each file, which takes longer for a whole server than most
 * stories. Here Node loads the server and its packages once per worker, as in production; what a suite changes in it ends with the
 * Switchboard that it stops.
 */
module.exports = class KeepsModules extends Runtime {
  requireModuleOrMock(from, name) {
    if (Module.isBuiltin(name) || name.startsWith('@jest/')) return super.requireModuleOrMock(from, name);
    const load = Module.createRequire(from);
    const path = load.resolve(name);
    return isInside(path) ? super.requireModuleOrMock(from, path) : load(path);
  }
};
