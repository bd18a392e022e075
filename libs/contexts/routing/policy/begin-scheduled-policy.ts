import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { ROUTING_POLICY_ID } from './domain/routing-policy';
import { PolicyVersions } from './policy-versions';
import { RoutingPolicies } from './routing-policy.store';

/** Puts the scheduled version of the policy in force once its moment has come. Idempotent. */
export class BeginScheduledPolicy extends Command<void> {}

@CommandHandler(BeginScheduledPolicy)
export class BeginScheduledPolicyHandler implements ICommandHandler<BeginScheduledPolicy> {
  constructor(
    private readonly policies: RoutingPolicies,
    private readonly versions: PolicyVersions,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    const { scheduled } = await this.policies.get(ROUTING_POLICY_ID);
    if (scheduled === null || Date.parse(scheduled.effectiveAt) > now.getTime()) return;
    await this.policies.change(ROUTING_POLICY_ID, (policy) => policy.beginScheduled(now));
    this.versions.forget();
  }
}
