import { shapeOf } from './read-rows';

describe('A row', () => {
  const row = shapeOf(['id', 'agent.id', 'agent.name', 'tags', 'owner.id']);

  it('has the objects that its columns name, where their first column has a value', () => {
    expect(row(['c1', 'a1', null, [], null])).toEqual({ id: 'c1', agent: { id: 'a1', name: null }, tags: [], owner: null });
    expect(row(['c2', null, 'nobody', null, 'o1'])).toEqual({ id: 'c2', agent: null, tags: null, owner: { id: 'o1' } });
  });

  it('has its fields in the order of the columns, and shares none with another row', () => {
    const [one, other] = [row(['c1', 'a1', 'Ann', [], null]), row(['c2', 'a2', 'Ben', [], null])] as { agent: object }[];
    expect(Object.keys(one!)).toEqual(['id', 'agent', 'tags', 'owner']);
    expect(one!.agent).not.toBe(other!.agent);
    expect(one).toEqual({ id: 'c1', agent: { id: 'a1', name: 'Ann' }, tags: [], owner: null });
  });
});
