import { DomainError } from '#kernel';

export const simulationNotFound = (): DomainError => new DomainError('missing', 'simulation.not_found', 'There is no such simulation');
export const tooManySimulations = (most: number): DomainError =>
  new DomainError('too_many', 'simulation.too_many', `${most} simulations are running: wait until one has ended, or cancel it`);
