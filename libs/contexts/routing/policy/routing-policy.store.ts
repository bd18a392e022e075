import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { DomainError } from '#kernel';
import { type Audited, Collection, Store } from '#platform';
import { RoutingPolicyRules } from './domain/routing-policy';

export const RoutingPolicySchema = new EntitySchema<RoutingPolicyRules>({
  name: 'RoutingPolicyRules',
  target: RoutingPolicyRules,
  tableName: 'routing_policy',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    name: { type: 'text' },
    rank: { type: 'text', array: true },
    queueOrder: { type: 'text', name: 'queue_order' },
    note: { type: 'text', nullable: true },
    since: { type: 'timestamptz' },
    createdBy: { type: 'uuid', name: 'created_by', nullable: true },
    scheduled: { type: 'jsonb', nullable: true },
  },
});

@Injectable()
export class RoutingPolicies extends Collection<RoutingPolicyRules> {
  protected override readonly audited: Audited<RoutingPolicyRules> = {
    target: 'routing_policy',
    shows: ['version', 'name', 'rank', 'queueOrder', 'note', 'scheduled'],
  };

  constructor(store: Store) {
    super(store, RoutingPolicySchema);
  }

  protected missing(): DomainError {
    return new DomainError('missing', 'routing_policy.not_found', 'There is no routing policy');
  }
}
