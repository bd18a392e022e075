import type { MessageView, NoteView } from '#client/core';
import { blocksOf, threadItems } from './group';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString();
const message = (seq: number, sender = 'mara', minute = seq): MessageView =>
  ({
    id: `m${seq}`,
    seq,
    clientMessageId: `c${seq}`,
    createdAt: at(minute),
    sender: { type: 'customer', id: sender, name: sender },
  }) as MessageView;
const note = (id: string, minute: number): NoteView => ({ id, createdAt: at(minute), author: { id: 'ben', name: 'Ben' } }) as NoteView;
const keysOf = (items: ReturnType<typeof threadItems>): string[] => items.map(({ key, type }) => (type === 'day' ? 'day' : key));

describe('What stands in a thread', () => {
  it('is messages and notes by their times, without notes from before what is loaded', () => {
    const items = threadItems([message(5), message(7)], [note('early', 1), note('between', 6), note('late', 9)], null, 'ana');
    expect(keysOf(items)).toEqual(['day', 'c5', 'between', 'c7', 'late']);
  });

  it('is marked once, at the first that one has not read', () => {
    const items = threadItems([message(1), message(2, 'ana'), message(3), message(4)], [], 1, 'ana');
    expect(keysOf(items)).toEqual(['day', 'c1', 'c2', 'new', 'c3', 'c4']);
  });

  it('stands together when the same person goes on within two minutes', () => {
    const items = threadItems([message(1, 'mara', 0), message(2, 'mara', 1), message(3, 'mara', 4)], [], null, 'ana');
    const shape = items.flatMap((item) => (item.type === 'message' ? [[item.isFirst, item.isLast]] : []));
    expect(shape).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it('falls into parts that stay the same when older ones come before them', () => {
    const all = Array.from({ length: 200 }, (_, n) => message(n + 1));
    const parts = (messages: MessageView[]): Map<number, string> =>
      new Map(
        blocksOf(threadItems(messages, [], null, 'ana')).map(({ key, items }) => [
          key,
          String(items.flatMap((item) => ('message' in item ? item.message.seq : []))),
        ]),
      );
    const [few, many] = [parts(all.slice(110)), parts(all)];
    expect(many.size).toBe(6);
    for (const key of [3, 4, 5]) expect(few.get(key)).toBe(many.get(key));
    expect([...many.values()].join()).toBe(all.map(({ seq }) => seq).join());
  });
});
