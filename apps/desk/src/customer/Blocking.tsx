import type { CustomerView } from '#client/core';
import { Blocked } from './Blocked';
import { BlockForm } from './BlockForm';

export interface BlockingProps {
  customer: CustomerView;
  isBlocked: boolean;
  onClose: () => void;
}

/** That a customer is blocked, or how it will be. */
export function Blocking({ customer, isBlocked, onClose }: BlockingProps) {
  return isBlocked ? <Blocked customer={customer} /> : <BlockForm customer={customer} onClose={onClose} />;
}
