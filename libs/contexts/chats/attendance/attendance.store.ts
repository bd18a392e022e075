import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import type { DomainError } from '#kernel';
import { Collection, Store } from '#platform';
import { chatNotFound } from '../chat/domain/chat.errors';
import { CustomerPresence } from './domain/customer-presence';

export const CustomerPresenceSchema = new EntitySchema<CustomerPresence>({
  name: 'CustomerPresence',
  target: CustomerPresence,
  tableName: 'customer_presence',
  columns: {
    id: { type: 'uuid', primary: true },
    online: { type: 'boolean' },
    lastSeenAt: { type: 'timestamptz', name: 'last_seen_at', nullable: true },
  },
  indices: [{ name: 'customer_presence_online', columns: ['id'], where: 'online' }],
});

/** Visit: a customer has sockets at a node (`leftAt` is null), or had until `leftAt`. */
export interface Visit {
  customerId: string;
  nodeId: string;
  leftAt: Date | null;
}

export const VisitSchema = new EntitySchema<Visit>({
  name: 'CustomerVisit',
  tableName: 'customer_visits',
  columns: {
    customerId: { type: 'uuid', name: 'customer_id', primary: true },
    nodeId: { type: 'uuid', name: 'node_id', primary: true },
    leftAt: { type: 'timestamptz', name: 'left_at', nullable: true },
  },
  indices: [{ name: 'customer_visits_node', columns: ['nodeId'], where: 'left_at IS NULL' }],
});

/** Lease of a node, one row for all its sockets: they count as open while the node renews it before `expiresAt`. */
export interface NodeLease {
  nodeId: string;
  expiresAt: Date;
}

export const NodeLeaseSchema = new EntitySchema<NodeLease>({
  name: 'NodeLease',
  tableName: 'node_leases',
  columns: {
    nodeId: { type: 'uuid', name: 'node_id', primary: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
  },
});

@Injectable()
export class CustomerPresences extends Collection<CustomerPresence> {
  constructor(store: Store) {
    super(store, CustomerPresenceSchema);
  }

  protected missing(): DomainError {
    return chatNotFound();
  }
}
