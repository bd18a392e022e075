import type { DataSource } from 'typeorm';
import { holdsConnection } from '../../libs/platform/store/connection-holder';

/** Where the server asked for a connection while it held one: as many as there are in the pool would wait for each other for ever. */
export const nestedConnections: string[] = [];

/** Notes each connection of the pool that is asked for within a transaction. */
export function noteNestedConnections({ driver }: DataSource): void {
  const pool = driver as unknown as { obtainMasterConnection: () => Promise<unknown> };
  const obtain = pool.obtainMasterConnection.bind(pool);
  pool.obtainMasterConnection = () => {
    if (holdsConnection()) nestedConnections.push(new Error('a second connection').stack!);
    return obtain();
  };
}
