import { SharedRead } from './shared-read';

describe('A shared read', () => {
  /** Creates a shared read whose result is the number of reads started so far, and which ends when the test says so. */
  function reads() {
    const ends: (() => void)[] = [];
    let begun = 0;
    const shared = new SharedRead(async () => {
      const mine = (begun += 1);
      await new Promise<void>((resolve) => ends.push(resolve));
      return mine;
    });
    const until = async (count: number) => {
      while (ends.length < count) await new Promise((resolve) => setImmediate(resolve));
    };
    return { shared, begun: () => begun, end: async (count: number) => (await until(count), ends[count - 1]!()) };
  }

  it('serves all who ask in one turn', async () => {
    const { shared, begun, end } = reads();
    const asked = Promise.all([shared.now(), shared.now(), shared.now()]);
    await end(1);
    expect(await asked).toEqual([1, 1, 1]);
    expect(begun()).toBe(1);
  });

  it('answers nobody with what was read before it was asked', async () => {
    const { shared, begun, end } = reads();
    const first = shared.now();
    await new Promise((resolve) => setImmediate(resolve));
    const late = Promise.all([shared.now(), shared.now()]);
    await end(1);
    expect(await first).toBe(1);
    await end(2);
    expect(await late).toEqual([2, 2]);
    expect(begun()).toBe(2);
  });

  it('fails those who asked for it, and the next who ask are served', async () => {
    const answers = [() => Promise.reject(new Error('away')), () => Promise.resolve('here')];
    const shared = new SharedRead(() => answers.shift()!());
    const failed = await Promise.allSettled([shared.now(), shared.now()]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await shared.now()).toBe('here');
  });
});
