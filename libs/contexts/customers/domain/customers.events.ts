import { DomainEvent } from '#kernel';

export class CustomerAdded extends DomainEvent {
  constructor(readonly customerId: string) {
    super();
  }

  get streamId(): string {
    return this.customerId;
  }
}
