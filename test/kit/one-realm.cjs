const { TestEnvironment } = require('jest-environment-node');

/** Classes by which code on the one side of the sandbox knows what the other side made. */
const SHARED = ['Date', 'Error', 'Map', 'RangeError', 'Set', 'TypeError'];

/** Node loads the server outside Jest's sandbox: an `instanceof` there or in a spec has to answer the same for what either side made. */
module.exports = class OneRealm extends TestEnvironment {
  constructor(...args) {
    super(...args);
    for (const name of SHARED) {
      // What the engine itself throws in the sandbox stays of the sandbox's class.
      Object.setPrototypeOf(this.global[name].prototype, globalThis[name].prototype);
      this.global[name] = globalThis[name];
    }
    // Decorators keep what they say here.
    this.global.Reflect = Reflect;
  }
};
