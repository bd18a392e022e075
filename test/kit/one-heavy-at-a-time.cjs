const { default: Sequencer } = require('@jest/test-sequencer');

/** So much of the run is behind when the last of the heavy suites begins. */
const LAST_BEGINS_AT = 0.8;

/**
 * Suites that start servers of their own take long, and mostly wait: each runs beside light ones, spread over the run, the longest first.
 * At its end, or two at a time, they would be waited for.
 */
module.exports = class OneHeavyAtATime extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const heavy = sorted.filter(isHeavy).sort((a, b) => weightOf(b) - weightOf(a));
    const light = sorted.filter((test) => !isHeavy(test));
    const every = Math.max(1, Math.floor((light.length * LAST_BEGINS_AT) / Math.max(1, heavy.length)));
    return heavy.reduce((order, test, i) => order.toSpliced(i * (every + 1), 0, test), light);
  }
};

const isHeavy = ({ path }) => path.includes('/test/faults/');
/** What talks through a bad network is the longest. */
const weightOf = ({ path }) =>
  Number(path.endsWith('/a-bad-network.spec.ts')) + Number(path.endsWith('/two-servers-one-database.spec.ts')) / 2;
