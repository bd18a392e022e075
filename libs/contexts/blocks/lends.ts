/** Collections that other contexts may lock and change in one transaction with their own; `MAY_BORROW` names those contexts. */
export { AddressBlocks } from './blocks.store';
