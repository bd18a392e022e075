import { Injectable } from '@nestjs/common';
import { EntitySchema, IsNull, LessThan, MoreThan } from 'typeorm';
import { type Actor, Clock, type DomainError } from '#kernel';
import { type Audited, Collection, newId, Store, type Transaction } from '#platform';
import { AddressBlock, type BlockTerms } from './domain/address-block';
import { blockNotFound, tooManyBlocks } from './domain/address-block.errors';

const MOST = 1_000;

export const AddressBlockSchema = new EntitySchema<AddressBlock>({
  name: 'AddressBlock',
  target: AddressBlock,
  tableName: 'address_blocks',
  columns: {
    id: { type: 'uuid', primary: true },
    network: { type: 'text' },
    until: { type: 'timestamptz' },
    reason: { type: 'text', nullable: true },
    createdBy: { type: 'uuid', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    liftedAt: { type: 'timestamptz', name: 'lifted_at', nullable: true },
  },
  indices: [
    { name: 'address_blocks_network', columns: ['network'], unique: true, where: 'lifted_at IS NULL' },
    { name: 'address_blocks_until', columns: ['until'] },
    { name: 'address_blocks_lifted', columns: ['liftedAt'] },
  ],
});

@Injectable()
export class AddressBlocks extends Collection<AddressBlock> {
  protected override readonly audited: Audited<AddressBlock> = {
    target: 'address',
    shows: ['network', 'until', 'reason', 'liftedAt'],
  };

  constructor(
    store: Store,
    private readonly clock: Clock,
  ) {
    super(store, AddressBlockSchema);
  }

  /**
   * Blocks a network; one that is blocked already gets the new end and reason.
   * @throws DomainError `block.too_many`; InvalidField `/until` for a time that is not in the future
   */
  async block(tx: Transaction, network: string, terms: BlockTerms, by: Actor): Promise<AddressBlock> {
    const known = await this.lockFor(tx, network);
    const now = this.clock.now();
    if (!known) return this.add(tx, new AddressBlock(newId(), network, terms, by, now));
    known.block(terms, by, now);
    return known;
  }

  /** The block of a network, locked; it may be over, and nobody else adds one until the transaction ends. */
  private async lockFor(tx: Transaction, network: string): Promise<AddressBlock | undefined> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('address_blocks'))`);
    const [block] = await this.lockWhere(tx, { network, liftedAt: IsNull() });
    if (block) return block;
    const [row] = await tx.query<{ blocks: number }>(
      'select count(*)::int as blocks from address_blocks where lifted_at is null and until > $1',
      [this.clock.now()],
    );
    if (row!.blocks >= MOST) throw tooManyBlocks(MOST);
    return undefined;
  }

  /** Page of the blocks that are in force, the newest first. */
  page(limit: number, beforeId: string | undefined): Promise<AddressBlock[]> {
    const before = beforeId === undefined ? {} : { id: LessThan(beforeId) };
    const where = { liftedAt: IsNull(), until: MoreThan(this.clock.now()), ...before };
    return this.repository().find({ where, order: { id: 'DESC' }, take: limit });
  }

  protected missing(): DomainError {
    return blockNotFound();
  }
}
