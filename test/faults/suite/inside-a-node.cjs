// Loaded into a node before its program: does what the suite asks over the channel between the processes. The program knows nothing of it.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { BUGS } = require('./planted-bugs.cjs');

/** Folder of the program: its sources, or what was built of them. */
const load = (path) => require(join(process.env.PROGRAM_FOLDER, path));
const die = () => process.kill(process.pid, 'SIGKILL');
const isMessage = ({ event }) => event.constructor.name === 'MessagePosted';

const ANSWERS = {
  /** Dies when the next message is committed, before anybody is told: the publisher hears of a commit before the sender of the message. */
  'die before ack'() {
    const { Publisher } = load('libs/platform/store/publisher');
    const { publish } = Publisher.prototype;
    Publisher.prototype.publish = function (events) {
      if (events.some(isMessage)) die();
      return publish.call(this, events);
    };
  },
  /** Dies when the next message is committed and acked, before it is told to the others. */
  'die before broadcast'() {
    const { Publisher } = load('libs/platform/store/publisher');
    const { drain } = Publisher.prototype;
    Publisher.prototype.drain = function () {
      if (this.queue.some(isMessage)) die();
      return drain.call(this);
    };
  },
  'shift the clock': ({ byMs }) => shiftClock(byMs),
  /** What this process holds once all that can be freed is freed. */
  'come to rest'() {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    const { heapUsed, external } = process.memoryUsage();
    return { heapBytes: heapUsed + external, descriptors: readdirSync('/proc/self/fd').length };
  },
  'have a bug': ({ bug, node }) => BUGS[bug].plant(load, node),
};

let shiftedByMs = 0;
function shiftClock(byMs) {
  const Real = Object.getPrototypeOf(Date) === Function.prototype ? Date : Object.getPrototypeOf(Date);
  shiftedByMs = byMs;
  global.Date = class Date extends Real {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [Real.now() + shiftedByMs]));
    }
    static now() {
      return Real.now() + shiftedByMs;
    }
    static [Symbol.hasInstance](value) {
      return value instanceof Real;
    }
  };
}

process.on('message', (question) => process.send(ANSWERS[question.ask](question) ?? {}));
process.channel.unref();
