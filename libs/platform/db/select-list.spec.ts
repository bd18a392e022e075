import { EntitySchema } from 'typeorm';
import { columnsOf, selectList } from './select-list';

interface Lamp {
  id: string;
  litAt: Date;
  colour: string;
}
interface LampView {
  id: string;
  litAt: string;
  owner: string;
  isNear?: boolean;
}

const LampSchema = new EntitySchema<Lamp>({
  name: 'Lamp',
  columns: { id: { type: 'uuid', primary: true }, litAt: { type: 'timestamptz', name: 'lit_at' } },
});

describe('A select list', () => {
  it('names each field of the view as the schema names its column', () => {
    const fields = { ...columnsOf(LampSchema, 'l', ['id', 'litAt']), owner: 'u.name' };
    expect(selectList<LampView>(fields)).toBe('l.id as "id", l.lit_at as "litAt", u.name as "owner"');
  });

  it('does not compile when a field of the view lacks, or the entity has none of that name', () => {
    // @ts-expect-error: the required field `owner` is missing
    selectList<LampView>(columnsOf(LampSchema, 'l', ['id', 'litAt']));
    // @ts-expect-error: the entity has no field `owner`
    expect(() => columnsOf(LampSchema, 'l', ['owner'])).toThrow('no column');
  });

  it('refuses what an entity has and no column keeps', () => {
    expect(() => columnsOf(LampSchema, 'l', ['colour'])).toThrow('Lamp has no column for colour');
  });
});
