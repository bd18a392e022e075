import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ROUTING_POLICY_ID } from './domain/routing-policy';
import { RoutingPolicies } from './routing-policy.store';

/** Takes back the version that is scheduled; idempotent. */
export class UnschedulePolicy extends Command<void> {}

@CommandHandler(UnschedulePolicy)
export class UnschedulePolicyHandler implements ICommandHandler<UnschedulePolicy> {
  constructor(private readonly policies: RoutingPolicies) {}

  execute(): Promise<void> {
    return this.policies.change(ROUTING_POLICY_ID, (policy) => policy.unschedule());
  }
}
