import { inForm } from '../kernel/testing/form';
import { batchMeans } from './batch-means';
import { erlangA } from './erlang-a';
import { erlangB, erlangC } from './erlang-c';
import type { SimulatedChat } from './simulated-chat';
import { Simulation } from './simulation';
import { aScenario, manyAgents } from './testing/scenarios';

/** Number of chats at the start that are left out, because they arrive at an empty queue. */
const WARM_UP = 5_000;
const CHATS = 60_000;

/** Returns the deviation from the true value, in standard errors of batch means. */
function deviation(measured: ArrayLike<number>, truth: number): number {
  const { mean, standardError } = batchMeans(measured)!;
  return (mean - truth) / standardError;
}

function simulated(seed: number, perHour: number, agents: number, ...arrivals: object[]): SimulatedChat[] {
  const hours = (CHATS + WARM_UP) / (perHour * arrivals.length);
  const streams = arrivals.map((stream, at) => ({ name: `stream ${at}`, perHour, ...stream }));
  const scenario = aScenario({ seed, hours, arrivals: streams, agents: manyAgents(agents) });
  return [...new Simulation(scenario).run().chats.slice(WARM_UP)];
}

const exponential = (meanSeconds: number) => ({ kind: 'exponential', meanSeconds });
const constant = (seconds: number) => ({ kind: 'constant', seconds });

const share = (chats: SimulatedChat[], is: (chat: SimulatedChat) => boolean) => chats.map((chat) => Number(is(chat)));
const waits = (chats: SimulatedChat[]) => chats.map(({ waitedSeconds }) => waitedSeconds);

describe.each([1, 2].slice(0, inForm({ full: 2, short: 1 })))('agrees within three standard errors, with seed %i,', (seed) => {
  it('with Erlang C', () => {
    const chats = simulated(seed, 200, 14, { handling: exponential(180) });
    const theory = erlangC(10, 14, 180)!;
    expect(
      Math.abs(
        deviation(
          share(chats, ({ waitedSeconds }) => waitedSeconds > 0),
          theory.waiting,
        ),
      ),
    ).toBeLessThan(3);
    expect(Math.abs(deviation(waits(chats), theory.asaSeconds))).toBeLessThan(3);
    expect(
      Math.abs(
        deviation(
          share(chats, ({ waitedSeconds }) => waitedSeconds <= 20),
          theory.serviceLevel(20),
        ),
      ),
    ).toBeLessThan(3);
    // The confidence interval must be so narrow that one agent more or less would fail the test.
    expect(batchMeans(waits(chats))!.standardError).toBeLessThan(0.12 * theory.asaSeconds);
  });

  it('with Erlang A', () => {
    const chats = simulated(seed, 48 * 60, 50, { handling: exponential(60), patience: exponential(120) });
    const theory = erlangA(48, 50, 60, 120);
    expect(
      Math.abs(
        deviation(
          share(chats, ({ fate }) => fate === 'abandoned'),
          theory.abandonment,
        ),
      ),
    ).toBeLessThan(3);
    expect(Math.abs(deviation(waits(chats), theory.meanWaitSeconds))).toBeLessThan(3);
    expect(
      Math.abs(
        deviation(
          share(chats, ({ waitedSeconds }) => waitedSeconds > 0),
          theory.waiting,
        ),
      ),
    ).toBeLessThan(3);
    expect(batchMeans(waits(chats))!.standardError).toBeLessThan(0.12 * theory.meanWaitSeconds);
  });

  it('with Erlang C where half of the chats are work after their close alone', () => {
    const chats = simulated(seed, 100, 14, { handling: exponential(180) }, { handling: constant(0), wrapUp: exponential(180) });
    const theory = erlangC(10, 14, 180)!;
    expect(Math.abs(deviation(waits(chats), theory.asaSeconds))).toBeLessThan(3);
    expect(
      Math.abs(
        deviation(
          share(chats, ({ waitedSeconds }) => waitedSeconds > 0),
          theory.waiting,
        ),
      ),
    ).toBeLessThan(3);
  });

  // Erlang B holds for any distribution of the service time (insensitivity), so for the sum of a chat and its wrap-up, too.
  it('with Erlang B where nobody waits: service time is the chat and its wrap-up', () => {
    const chats = simulated(seed, 200, 14, { handling: exponential(120), wrapUp: constant(60), patience: constant(0) });
    const lost = share(chats, ({ fate }) => fate === 'abandoned');
    expect(Math.abs(deviation(lost, erlangB(10, 14)))).toBeLessThan(3);
    expect(Math.abs(deviation(lost, erlangB((200 * 120) / 3600, 14)))).toBeGreaterThan(9);
  });
});
