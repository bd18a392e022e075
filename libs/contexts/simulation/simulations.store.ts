import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { Clock, type DomainError } from '#kernel';
import { Collection, Store, type Transaction } from '#platform';
import { Simulation } from './domain/simulation';
import { simulationNotFound, tooManySimulations } from './domain/simulation.errors';

/** So many run at once, at all nodes together. */
const MOST_AT_ONCE = 2;
const MOST_KEPT = 100;

export const SimulationSchema = new EntitySchema<Simulation>({
  name: 'Simulation',
  target: Simulation,
  tableName: 'simulations',
  columns: {
    id: { type: 'uuid', primary: true },
    createdBy: { type: 'uuid', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    question: { type: 'jsonb' },
    state: { type: 'text' },
    progress: { type: 'double precision' },
    seenAt: { type: 'timestamptz', name: 'seen_at' },
    result: { type: 'jsonb', nullable: true },
    failure: { type: 'text', nullable: true },
  },
  indices: [
    { name: 'simulations_created', columns: ['createdAt'] },
    { name: 'simulations_running', columns: ['seenAt'], where: `state = 'running'` },
  ],
});

@Injectable()
export class Simulations extends Collection<Simulation> {
  constructor(
    store: Store,
    private readonly clock: Clock,
  ) {
    super(store, SimulationSchema);
  }

  /** Serialises the starts, so that two at once do not exceed the limit. @throws DomainError `simulation.too_many` */
  async addTo(tx: Transaction, simulation: Simulation): Promise<Simulation> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('simulations'))`);
    const [row] = await tx.query<{ running: number }>(`select count(*)::int as running from simulations where state = 'running'`);
    if (row!.running >= MOST_AT_ONCE) throw tooManySimulations(MOST_AT_ONCE);
    return this.add(tx, simulation);
  }

  /** Keeps how far it is, without an event. @returns whether it is still wanted */
  async keepProgress(id: string, progress: number): Promise<boolean> {
    const rows = await this.store.read<unknown>(
      `with kept as (update simulations set progress = $2, seen_at = $3 where id = $1 and state = 'running' returning id) select id from kept`,
      [id, progress, this.clock.now()],
    );
    return rows.length > 0;
  }

  /** Those whose node was not heard of since. */
  async lostSince(moment: Date): Promise<string[]> {
    const rows = await this.store.read<{ id: string }>(`select id from simulations where state = 'running' and seen_at < $1`, [moment]);
    return rows.map(({ id }) => id);
  }

  /** Removes those that were started before, and all but the latest hundred. */
  async removeBefore(moment: Date): Promise<void> {
    await this.store.read(
      `delete from simulations where state <> 'running' and id = any(array(
         (select id from simulations where created_at < $1) union all (select id from simulations order by id desc offset ${MOST_KEPT})))`,
      [moment],
    );
  }

  protected missing(): DomainError {
    return simulationNotFound();
  }
}
