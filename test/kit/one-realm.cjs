const { TestEnvironment } = require('jest-environment-node');

/** Classes for which `instanceof` must work across the sandbox. */
const SHARED = ['Date', 'Error', 'Map', 'RangeError', 'Set', 'TypeError'];

/**
 * Test environment in one realm. Node loads the server outside Jest's sandbox, so built-in classes would exist twice; `instanceof` must
 * give the same result for objects of either side.
 */
module.exports = class OneRealm extends TestEnvironment {
  constructor(...args) {
    super(...args);
    for (const name of SHARED) {
      // Errors that the engine itself throws in the sandbox keep the sandbox's class, so its prototype inherits from ours.
      Object.setPrototypeOf(this.global[name].prototype, globalThis[name].prototype);
      this.global[name] = globalThis[name];
    }
    // Decorators store their metadata here.
    this.global.Reflect = Reflect;
  }
};
