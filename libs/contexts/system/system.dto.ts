import { ApiProperty } from '@nestjs/swagger';
import { time } from '#platform';
import type { BacklogView, FindingView, NodeView, SystemView, SweepView } from '#protocol';
import { FINDING_STATES, NODE_ROLES, NODE_STATES } from '#protocol';

const orNone = { type: Number, nullable: true } as const;

class FindingDto implements FindingView {
  @ApiProperty({ example: 'Redis', description: 'What was looked at' }) about!: string;
  @ApiProperty({ enum: FINDING_STATES, description: '`warn`: it works, and something about it is not as it should be in production' })
  state!: FindingView['state'];
  @ApiProperty({ example: 'answers within 0.4 ms' }) says!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What to do about it' }) todo!: string | null;
}

class NodeSocketsDto {
  @ApiProperty() staff!: number;
  @ApiProperty() customer!: number;
  @ApiProperty({ description: 'Walls that are open by a link' }) screen!: number;
}

class NodeDto implements NodeView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: NODE_STATES, description: '`silent`: it has not reported for 20 seconds; forgotten after an hour' })
  state!: NodeView['state'];
  @ApiProperty({ enum: NODE_ROLES }) role!: NodeView['role'];
  @ApiProperty({ example: 'chat-1' }) host!: string;
  @ApiProperty({ description: 'Id of the process at its host' }) pid!: number;
  @ApiProperty({ example: '1.4.0' }) version!: string;
  @ApiProperty(time) startedAt!: string;
  @ApiProperty({ ...time, description: 'When it reported last, which it does every five seconds' }) seenAt!: string;
  @ApiProperty({ type: NodeSocketsDto, description: 'Open sockets' }) sockets!: NodeSocketsDto;
  @ApiProperty({ example: 0.12, description: 'Share of the time, 0 to 1, in which its event loop was at work' }) load!: number;
  @ApiProperty({ description: 'Resident memory' }) memoryBytes!: number;
}

class SweepDto implements SweepView {
  @ApiProperty({ example: 'ChatsClock.closeQuiet' }) sweep!: string;
  @ApiProperty({ description: 'Events that it made: what time brought about, or what had been lost' }) repaired!: number;
  @ApiProperty({ ...time, nullable: true }) repairedAt!: string | null;
  @ApiProperty({ description: 'Runs that failed; the next one runs at its time' }) failed!: number;
  @ApiProperty({ ...time, nullable: true }) failedAt!: string | null;
}

class BacklogDto implements BacklogView {
  @ApiProperty({ ...orNone, description: 'Chats in the queue' }) waitingChats!: number | null;
  @ApiProperty({ ...orNone, description: 'How long the first of the queue has waited' }) longestWaitSeconds!: number | null;
  @ApiProperty({ ...orNone, description: 'Age of the oldest event whose sagas have not succeeded' })
  oldestUnpublishedEventSeconds!: number | null;
  @ApiProperty(orNone) mailsQueued!: number | null;
  @ApiProperty({ ...orNone, description: 'E-mails that were given up' }) mailsFailed!: number | null;
  @ApiProperty({ ...orNone, description: 'Deliveries to webhooks' }) deliveriesPending!: number | null;
  @ApiProperty({ ...orNone, description: 'Deliveries that were given up' }) deliveriesFailed!: number | null;
}

export class SystemDto implements SystemView {
  @ApiProperty(time) at!: string;
  @ApiProperty({ type: [FindingDto] }) findings!: FindingDto[];
  @ApiProperty({ type: [NodeDto], nullable: true, description: 'The longest running first; null while the database does not answer' })
  nodes!: NodeDto[] | null;
  @ApiProperty({
    type: [SweepDto],
    nullable: true,
    description: 'Those that repaired something or failed within a day, the latest first; null while the database does not answer',
  })
  sweeps!: SweepDto[] | null;
  @ApiProperty({ type: BacklogDto, description: 'What waits, of all nodes; null where it cannot be read' }) backlog!: BacklogDto;
}
