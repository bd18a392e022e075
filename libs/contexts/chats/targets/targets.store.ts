import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { DomainError } from '#kernel';
import { type Audited, Collection, Store } from '#platform';
import { Targets } from './domain/targets';

export const TargetsSchema = new EntitySchema<Targets>({
  name: 'Targets',
  target: Targets,
  tableName: 'targets',
  columns: { id: { type: 'uuid', primary: true }, list: { type: 'jsonb' } },
});

@Injectable()
export class TargetRows extends Collection<Targets> {
  protected override readonly audited: Audited<Targets> = { target: 'targets', unstored: () => new Targets(), shows: ['list'] };

  constructor(store: Store) {
    super(store, TargetsSchema);
  }

  protected missing(): DomainError {
    return new DomainError('missing', 'targets.not_found', 'There are no targets');
  }
}
