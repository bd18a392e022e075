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

  it('lets those in first that are preferred by now, and more at a time when it is widened', async () => {
    let preferred = 'none';
    const gate = new Gate<string>(1, (key) => key === preferred);
    const inside: string[] = [];
    const leave = new Map<string, () => void>();
    const enter = (key: string) => gate.through(() => new Promise<void>((resolve) => (inside.push(key), leave.set(key, resolve))), key);
    const all = ['a', 'b', 'c', 'd', 'e'].map(enter);
    await rest();
    preferred = 'd';
    leave.get('a')!();
    await rest();
    expect(inside).toEqual(['a', 'd']);
    gate.widen(3);
    await rest();
    expect(inside).toEqual(['a', 'd', 'b', 'c']);
    for (const key of ['b', 'c', 'd']) leave.get(key)!();
    await rest();
    leave.get('e')!();
    await Promise.all(all);
    expect(inside).toEqual(['a', 'd', 'b', 'c', 'e']);
  });

  it('has its place again after a failure', async () => {
    const gate = new Gate(1);
    await expect(gate.through(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate.through(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
