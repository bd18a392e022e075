import { Injectable } from '@nestjs/common';
import { EntitySchema, IsNull, MoreThan } from 'typeorm';
import { type DomainError, InvalidField } from '#kernel';
import { type Audited, Collection, Store, type Transaction } from '#platform';
import { hoursNotFound } from './domain/hours.errors';
import { Hours } from './domain/hours';

export const HoursSchema = new EntitySchema<Hours>({
  name: 'Hours',
  target: Hours,
  tableName: 'hours',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    key: { type: 'text' },
    timeZone: { type: 'text', name: 'time_zone' },
    weekly: { type: 'jsonb' },
    exceptions: { type: 'jsonb' },
    deletedAt: { type: 'timestamptz', name: 'deleted_at', nullable: true },
  },
  indices: [{ name: 'hours_key', columns: ['key'], unique: true, where: 'deleted_at IS NULL' }],
});

@Injectable()
export class AllHours extends Collection<Hours> {
  protected override readonly audited: Audited<Hours> = {
    target: 'hours',
    shows: ['name', 'timeZone', 'weekly', 'exceptions', 'deletedAt'],
  };

  constructor(store: Store) {
    super(store, HoursSchema);
  }

  override async get(id: string): Promise<Hours> {
    return there(await super.get(id));
  }

  override async lock(tx: Transaction, id: string): Promise<Hours> {
    return there(await super.lock(tx, id));
  }

  /** Keeps hours that somebody wants to go by from being deleted until the transaction ends. @throws InvalidField `hours.unknown` */
  async mustExist(tx: Transaction, id: string | null | undefined): Promise<void> {
    if (!id) return;
    const found = await tx.query('select id from hours where id = $1 and deleted_at is null for share', [id]);
    if (found.length === 0) throw new InvalidField('/hoursId', 'are not known hours', 'hours.unknown');
  }

  /** Page of hours by name. */
  page(limit: number | undefined, afterName: string | undefined): Promise<Hours[]> {
    const after = afterName === undefined ? {} : { name: MoreThan(afterName) };
    return this.repository().find({ where: { deletedAt: IsNull(), ...after }, order: { name: 'ASC' }, take: limit });
  }

  protected missing(): DomainError {
    return hoursNotFound();
  }
}

function there(hours: Hours): Hours {
  if (hours.deletedAt !== null) throw hoursNotFound();
  return hours;
}
