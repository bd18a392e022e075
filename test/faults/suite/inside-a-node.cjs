// Loaded into a node before its program: does what the suite asks over the channel between the processes. The program knows nothing of it.
const { readdirSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { BUGS } = require('./planted-bugs.cjs');

/** Folder of the program: its sources, or what was built of them. */
const load = (path) => require(join(process.env.PROGRAM_FOLDER, path));
const die = () => process.kill(process.pid, 'SIGKILL');
const isMessage = ({ event }) => event.constructor.name === 'MessagePosted';

const loopDelay = monitorEventLoopDelay({ resolution: 10 });
loopDelay.enable();

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
  /** What this process holds once all that can be freed is freed, and how late its event loop was since the last time. */
  'come to rest'() {
    const [loopP50Ms, loopP99Ms] = [50, 99].map((percentile) => loopDelay.percentile(percentile) / 1e6);
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    const { heapUsed, external, rss } = process.memoryUsage();
    // The collection that was asked for is no delay of the program's own.
    setImmediate(() => loopDelay.reset());
    return { heapBytes: heapUsed + external, rssBytes: rss, descriptors: readdirSync('/proc/self/fd').length, loopP50Ms, loopP99Ms };
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
