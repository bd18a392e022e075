import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidField } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';
import { type PolicyRules, ROUTING_POLICY_ID } from './domain/routing-policy';
import { PolicyVersions } from './policy-versions';
import { RoutingPolicies } from './routing-policy.store';

const MOST_AHEAD_MS = 366 * 86_400_000;

/** Puts a new version of the routing policy in force, now or later. */
export class SetPolicy extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly rules: Omit<PolicyRules, 'queueOrder'> & Partial<Pick<PolicyRules, 'queueOrder'>>,
    /** RFC 3339. */
    readonly effectiveAt?: string,
  ) {
    super();
  }
}

@CommandHandler(SetPolicy)
export class SetPolicyHandler implements ICommandHandler<SetPolicy> {
  constructor(
    private readonly policies: RoutingPolicies,
    private readonly versions: PolicyVersions,
    private readonly clock: Clock,
  ) {}

  async execute({ by, rules, effectiveAt }: SetPolicy): Promise<void> {
    const now = this.clock.now();
    const at = effectiveAt === undefined ? undefined : new Date(effectiveAt);
    if (at && at.getTime() > now.getTime() + MOST_AHEAD_MS) throw new InvalidField('/effectiveAt', 'must be within a year');
    await this.policies.change(ROUTING_POLICY_ID, (policy) =>
      policy.set({ ...rules, queueOrder: rules.queueOrder ?? policy.queueOrder }, actorOf(by), now, at),
    );
    this.versions.forget();
  }
}
