import fc from 'fast-check';
import { aChat, anAgent, anyFloor, asks, now } from './testing/floor';
import { estimateWaits } from './wait-estimate';

const history = (freed: Record<string, number>) => ({ freed: new Map(Object.entries(freed)), windowSeconds: 1_800 });
const ann = anAgent('ann', { status: 'busy', activeChats: 5, skills: [{ name: 'billing', level: 1 }] });
const bo = anAgent('bo', { status: 'busy', activeChats: 5 });

describe('the estimate of a wait', () => {
  it('is none when there is too little history', () => {
    expect(estimateWaits([aChat('c')], [ann], history({ ann: 4 }), now).get('c')).toBeNull();
    expect(estimateWaits([aChat('c')], [], history({ ann: 400 }), now).get('c')).toBeNull();
  });

  it('for the head of the line spans the wait for one seat: a seat a minute is 6 s to 138 s for four of five', () => {
    const range = estimateWaits([aChat('c')], [ann], history({ ann: 30 }), now).get('c')!;
    expect(range.low).toBeCloseTo(60 * 0.105, -1);
    expect(range.high).toBeCloseTo(60 * 2.303, -1);
  });

  it('grows with each chat ahead that needs the same agents, and not with those that do not', () => {
    const queue = [aChat('b1', { skills: [asks('billing')] }), aChat('b2', { skills: [asks('billing')] }), aChat('any')];
    const onlyAnn = estimateWaits(queue, [ann], history({ ann: 30 }), now);
    expect(onlyAnn.get('b2')!.high).toBeGreaterThan(onlyAnn.get('b1')!.high);
    expect(onlyAnn.get('any')!.high).toBeGreaterThan(onlyAnn.get('b2')!.high);
    const apart = estimateWaits(
      [aChat('any'), aChat('d', { skills: [asks('german')] })],
      [bo, anAgent('di', { status: 'busy', skills: [{ name: 'german', level: 1 }] })],
      history({ bo: 100, di: 10 }),
      now,
    );
    const alone = estimateWaits(
      [aChat('d', { skills: [asks('german')] })],
      [bo, anAgent('di', { status: 'busy', skills: [{ name: 'german', level: 1 }] })],
      history({ bo: 100, di: 10 }),
      now,
    );
    expect(apart.get('d')!.high / alone.get('d')!.high).toBeLessThan(1.15);
  });

  it('is a range that nobody ahead can shorten, on any floor', () => {
    fc.assert(
      fc.property(anyFloor, ({ waiting, agents }) => {
        const freed = new Map(agents.map(({ agentId }) => [agentId, 10]));
        const all = estimateWaits(waiting, agents, { freed, windowSeconds: 1_800 }, now);
        waiting.forEach((chat, i) => {
          const range = all.get(chat.chatId);
          const alone = estimateWaits(waiting.slice(i, i + 1), agents, { freed, windowSeconds: 1_800 }, now).get(chat.chatId);
          if (!range || !alone) return expect(range).toEqual(alone);
          expect(range.low).toBeLessThanOrEqual(range.high);
          expect(range.high).toBeGreaterThanOrEqual(alone.high - 1e-9);
        });
      }),
    );
  });
});
