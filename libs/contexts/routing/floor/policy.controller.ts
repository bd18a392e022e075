import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Access, onTheWire } from '#platform';
import type { RoutingPolicy } from '#protocol';
import { rankings } from '../planner/policies';
import { PolicyVersions } from './policy-versions';

class RoutingPolicyDto implements RoutingPolicy {
  @ApiProperty({ minimum: 1, example: 2 }) version!: number;
  @ApiProperty() name!: string;
  @ApiProperty({
    enum: Object.keys(rankings),
    isArray: true,
    description: 'The first that tells two agents apart decides, then the lower agent id',
  })
  rank!: string[];
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

@ApiTags('Routing')
@ApiBearerAuth()
@Access('agent')
@Controller('routing/policy')
export class PolicyController {
  constructor(private readonly versions: PolicyVersions) {}

  @Get()
  @ApiOperation({ summary: 'How agents who have what a chat requires are told apart' })
  @ApiOkResponse({ type: RoutingPolicyDto })
  async current(): Promise<RoutingPolicy> {
    return (await this.all()).data[0]!;
  }

  @Get('versions')
  @ApiOperation({
    summary: 'Every policy there was, the latest first',
    description: 'A decision is explained by the one that was in force then.',
  })
  @ApiOkResponse({
    schema: {
      type: 'object',
      properties: {
        data: { type: 'array', items: { $ref: '#/components/schemas/RoutingPolicyDto' } },
        nextCursor: { type: 'string', nullable: true },
      },
    },
  })
  async all(): Promise<{ data: RoutingPolicy[]; nextCursor: null }> {
    const rows = await this.versions.all();
    return {
      data: onTheWire(rows.map(({ version, name, rank, note, createdAt }) => ({ version, name, rank, note, createdAt }))),
      nextCursor: null,
    };
  }
}
