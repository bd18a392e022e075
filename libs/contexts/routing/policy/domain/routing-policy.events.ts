import { DomainEvent } from '#kernel';

abstract class RoutingPolicyEvent extends DomainEvent {
  constructor(
    readonly policyId: string,
    /** The version in force after it. */
    readonly policyVersion: number,
  ) {
    super();
  }

  get streamId(): string {
    return this.policyId;
  }
}

/** Another version is in force. */
export class RoutingPolicySet extends RoutingPolicyEvent {}

/** The next version was planned for a moment to come, or that was taken back. */
export class RoutingPolicyScheduled extends RoutingPolicyEvent {}
