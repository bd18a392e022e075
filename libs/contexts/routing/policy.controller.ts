import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, type Page, PageQuery, type StaffCaller, WithETag } from '#platform';
import type { PolicyDryRun, RoutingPolicy, RoutingPolicyInForce } from '#protocol';
import { ROUTING_POLICY_ID } from './policy/domain/routing-policy';
import { DryRunPolicy } from './explanation/dry-run-policy';
import { PolicyHistory, PolicyInForce } from './policy/policy-history';
import { DryRunDto, PolicyDryRunDto, PolicyInForceDto, RoutingPolicyDto, SetPolicyDto } from './policy.dto';
import { RoutingPolicies } from './policy/routing-policy.store';
import { SetPolicy } from './policy/set-policy';
import { UnschedulePolicy } from './policy/unschedule-policy';

@ApiTags('Routing')
@ApiBearerAuth()
@Access('agent')
@Controller('routing/policy')
export class PolicyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How agents who have what a chat requires are told apart, and in which order chats are served' })
  @ApiOkResponse({ type: PolicyInForceDto })
  @WithETag(RoutingPolicies, ROUTING_POLICY_ID)
  current(): Promise<RoutingPolicyInForce> {
    return this.queries.execute(new PolicyInForce());
  }

  @Put()
  @Access('admin')
  @ApiOperation({
    summary: 'Put a new version of the policy in force, now or later',
    description:
      'To go back, put what an earlier version said. What is waited for, such as `priorityAgingSeconds`, is a setting. Of scheduled versions there is one: another takes its place.',
  })
  @ApiOkResponse({ type: PolicyInForceDto })
  @WithETag(RoutingPolicies, ROUTING_POLICY_ID)
  async set(@By() by: StaffCaller, @Body() { effectiveAt, name, note, ...rules }: SetPolicyDto): Promise<RoutingPolicyInForce> {
    await this.commands.execute(new SetPolicy(by, { ...rules, name: name ?? null, note: note ?? null }, effectiveAt));
    return this.queries.execute(new PolicyInForce());
  }

  @Delete('scheduled')
  @Access('admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take back the version that is scheduled', description: 'Without one nothing changes.' })
  @ApiNoContentResponse()
  unschedule(): Promise<void> {
    return this.commands.execute(new UnschedulePolicy());
  }

  @Get('versions')
  @ApiOperation({
    summary: 'Every policy there was, the latest first',
    description: 'A decision is explained by the one that made it, and names its version.',
  })
  @ApiPage(RoutingPolicyDto)
  versions(@Query() { limit, cursor }: PageQuery): Promise<Page<RoutingPolicy>> {
    return this.queries.execute(new PolicyHistory(limit, cursor));
  }

  @Post('dry-run')
  @Access('supervisor')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Who would get which waiting chat by another policy',
    description: 'Of the queue as you see it and the agents as they are, beside the policy in force. Nothing changes.',
  })
  @ApiOkResponse({ type: PolicyDryRunDto })
  dryRun(@By() by: StaffCaller, @Body() { policy }: DryRunDto): Promise<PolicyDryRun> {
    return this.queries.execute(new DryRunPolicy(by, { ...policy }));
  }
}
