import { ApiProperty, OmitType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import type { JobStarted, JobView } from '#protocol';
import { SimulationChangesDto, SimulationDto, StartSimulationDto } from './simulation.dto';

class ReplayedPolicyDto extends PickType(SimulationChangesDto, ['rank', 'queueOrder', 'priorityAgingSeconds'] as const) {}

export class PolicyReplayDto extends OmitType(StartSimulationDto, ['changes'] as const) {
  @ApiProperty({ type: ReplayedPolicyDto, description: 'What is different; what is absent is as it was' })
  @IsDefined()
  @ValidateNested()
  @Type(() => ReplayedPolicyDto)
  policy!: ReplayedPolicyDto;
}

export class JobStartedDto implements JobStarted {
  @ApiProperty({ format: 'uuid' }) jobId!: string;
}

export class JobDto
  extends PickType(SimulationDto, ['id', 'state', 'progress', 'result', 'failure', 'createdAt'] as const)
  implements JobView {}
