import { Gate } from './gate';

describe('A gate', () => {
  const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('lets so many through at a time, in the order in which they came', async () => {
    const gate = new Gate(2);
    const inside: number[] = [];
    const leave: (() => void)[] = [];
    const all = [0, 1, 2, 3].map((n) => gate.through(() => new Promise<void>((resolve) => (inside.push(n), (leave[n] = resolve)))));
    await rest();
    expect(inside).toEqual([0, 1]);
    leave[1]!();
    await rest();
    expect(inside).toEqual([0, 1, 2]);
    leave[0]!();
    await rest();
    expect(inside).toEqual([0, 1, 2, 3]);
    leave[2]!();
    leave[3]!();
    await Promise.all(all);
  });

  it('has its place again after a failure', async () => {
    const gate = new Gate(1);
    await expect(gate.through(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate.through(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
