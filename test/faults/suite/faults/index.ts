import type { Fault } from '../fault';
import { OF_CLIENTS } from './of-clients';
import { OF_DISKS } from './of-disks';
import { OF_NODES } from './of-nodes';
import { OF_POSTGRES } from './of-postgres';
import { OF_REDIS } from './of-redis';

export const FAULTS: readonly Fault[] = [...OF_CLIENTS, ...OF_NODES, ...OF_POSTGRES, ...OF_REDIS, ...OF_DISKS];

export function faultNamed(name: string): Fault {
  const found = FAULTS.find((fault) => fault.name === name);
  if (!found) throw new Error(`There is no fault ${name}, only ${FAULTS.map((fault) => fault.name).join(', ')}.`);
  return found;
}
