import { erlangA } from './erlang-a';
import { erlangB, erlangC } from './erlang-c';

it('Erlang C: 10 erlang, 180 s, 14 agents', () => {
  const { waiting, asaSeconds, serviceLevel } = erlangC(10, 14, 180)!;
  expect(waiting.toFixed(5)).toBe('0.17413');
  expect(asaSeconds.toFixed(3)).toBe('7.836');
  expect(serviceLevel(20).toFixed(5)).toBe('0.88835');
});

it('Erlang C knows no answer when there is too much to do', () => {
  expect(erlangC(14, 14, 180)).toBeUndefined();
});

it('Erlang C: of one agent, as the formula of M/M/1', () => {
  expect(erlangC(0.8, 1, 60)!.waiting).toBeCloseTo(0.8, 12);
  expect(erlangC(0.8, 1, 60)!.asaSeconds).toBeCloseTo((0.8 * 60) / 0.2, 9);
});

it('Erlang B: as the sum it stands for', () => {
  const terms = Array.from({ length: 6 }, (_, n) => 4 ** n / [1, 1, 2, 6, 24, 120][n]!);
  expect(erlangB(4, 5)).toBeCloseTo(terms[5]! / terms.reduce((a, b) => a + b), 12);
});

it('Erlang A: 50 agents, 48 arrivals a minute, 1 min service, 2 min patience (Garnett, Mandelbaum, Reiman)', () => {
  const { abandonment, meanWaitSeconds } = erlangA(48, 50, 60, 120);
  expect((abandonment * 100).toFixed(2)).toBe('3.09');
  expect(meanWaitSeconds.toFixed(2)).toBe('3.71');
});

describe('Erlang A', () => {
  it('comes near Erlang C as patience grows', () => {
    const patient = erlangA(10, 14, 180, 1e7);
    const c = erlangC(10, 14, 180)!;
    expect(patient.waiting).toBeCloseTo(c.waiting, 4);
    expect(patient.meanWaitSeconds).toBeCloseTo(c.asaSeconds, 2);
  });

  it('with patience as long as handling: who waits is as who finds n or more of a Poisson number', () => {
    let term = Math.exp(-48);
    let fewer = 0;
    for (let n = 0; n < 50; term *= 48 / ++n) fewer += term;
    expect(erlangA(48, 50, 60, 60).waiting).toBeCloseTo(1 - fewer, 10);
  });

  it('overloaded without end, all that is too much leaves', () => {
    expect(erlangA(4000, 2000, 60, 6000).abandonment).toBeCloseTo(0.5, 6);
  });
});
