import { ApiProperty } from '@nestjs/swagger';
import { AGENT_STATUSES, type AgentStatus, type Workload, type WorkloadRow } from '#protocol';

class WorkloadRowDto implements WorkloadRow {
  @ApiProperty({ format: 'uuid' }) agentId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: AGENT_STATUSES }) status!: AgentStatus;
  @ApiProperty({ description: 'Seats taken; chats on hold take none' }) activeChats!: number;
  @ApiProperty({ description: 'Chats on hold' }) onHold!: number;
  @ApiProperty() maxConcurrentChats!: number;
  @ApiProperty({ description: 'Chats over limit, 0–1' }) utilisation!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) oldestActiveSince!: string | null;
  @ApiProperty({ description: 'Chats in which the customer had the last word' }) waitingForReply!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Since when the first of them waits' })
  oldestReplyDueSince!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'By when the first of them is to be answered, by the targets',
  })
  nextDueAt!: string | null;
}

class WorkloadTotalsDto {
  @ApiProperty() online!: number;
  @ApiProperty() active!: number;
  @ApiProperty() onHold!: number;
  @ApiProperty({ description: 'Seats of those online or busy' }) capacity!: number;
  @ApiProperty() queued!: number;
  @ApiProperty() longestWaitSeconds!: number;
}

export class WorkloadDto implements Workload {
  @ApiProperty({ type: [WorkloadRowDto] }) agents!: WorkloadRowDto[];
  @ApiProperty({ type: WorkloadTotalsDto }) totals!: WorkloadTotalsDto;
}
