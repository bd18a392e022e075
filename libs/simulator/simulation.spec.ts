import { inForm } from '../kernel/testing/form';
import { batchMeans } from './batch-means';
import { erlangA } from './erlang-a';
import { erlangC } from './erlang-c';
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

function simulated(perHour: number, meanSeconds: number, agents: number, patienceSeconds: number | null, seed: number): SimulatedChat[] {
  const scenario = aScenario({
    seed,
    hours: (CHATS + WARM_UP) / perHour,
    arrivals: [
      {
        name: 'all',
        perHour,
        handling: { kind: 'exponential', meanSeconds },
        patience: patienceSeconds && { kind: 'exponential', meanSeconds: patienceSeconds },
      },
    ],
    agents: manyAgents(agents),
  });
  return [...new Simulation(scenario).run().chats.slice(WARM_UP)];
}

const share = (chats: SimulatedChat[], is: (chat: SimulatedChat) => boolean) => chats.map((chat) => Number(is(chat)));
const waits = (chats: SimulatedChat[]) => chats.map(({ waitedSeconds }) => waitedSeconds);

describe.each([1, 2].slice(0, inForm({ full: 2, short: 1 })))('agrees within three standard errors, with seed %i,', (seed) => {
  it('with Erlang C', () => {
    const chats = simulated(200, 180, 14, null, seed);
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
    const chats = simulated(48 * 60, 60, 50, 120, seed);
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
});
