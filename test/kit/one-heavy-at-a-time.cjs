const { default: Sequencer } = require('@jest/test-sequencer');

/** Fraction of the run after which the last heavy suite starts. */
const LAST_STARTS_AT = 0.8;

/**
 * Test sequencer: distributes the heavy suites over the run, the longest first. They start servers of their own and mostly wait, so that
 * light suites can run beside them; at the end of the run, or two at a time, they would only prolong it.
 */
module.exports = class OneHeavyAtATime extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const heavy = sorted.filter(isHeavy).sort((a, b) => weightOf(b) - weightOf(a));
    const light = sorted.filter((test) => !isHeavy(test));
    const every = Math.max(1, Math.floor((light.length * LAST_STARTS_AT) / Math.max(1, heavy.length)));
    return heavy.reduce((order, test, i) => order.toSpliced(i * (every + 1), 0, test), light);
  }
};

const isHeavy = ({ path }) => path.includes('/test/faults/');
/** The suite of all faults takes longest. */
const weightOf = ({ path }) =>
  Number(path.endsWith('/suite/suite.spec.ts')) + Number(path.endsWith('/two-servers-one-database.full.spec.ts')) / 2;
