import fc from 'fast-check';
import { Heap } from './heap';

const ascending = (a: number, b: number) => a - b;

it('always has the first at hand, whatever was added, replaced and dropped', () => {
  const step = fc.record({ do: fc.constantFrom('add', 'replace', 'drop'), item: fc.nat({ max: 50 }) });
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 })), fc.array(step), (items, steps) => {
      const heap = new Heap([...items], ascending);
      const sorted = [...items].sort(ascending);
      for (const { do: what, item } of steps) {
        if (what === 'replace' && sorted.length === 0) continue;
        if (what === 'add') heap.add(item);
        if (what === 'drop') heap.dropFirst();
        if (what === 'replace') heap.replaceFirst(item);
        if (what !== 'add') sorted.shift();
        if (what !== 'drop') sorted.push(item);
        sorted.sort(ascending);
        expect(heap.first).toBe(sorted[0]);
      }
    }),
  );
});
