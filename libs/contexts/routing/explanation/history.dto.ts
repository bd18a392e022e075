import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  CHAT_HISTORY_TYPES,
  CHAT_STATUSES,
  type ChatHistoryEntry,
  type ChatHistoryType,
  type ChatStatus,
  type RoutingCandidate,
  type RoutingExplanation,
  SENDER_TYPES,
  type SenderType,
  type WaitingFor,
} from '#protocol';

class ActorDto {
  @ApiProperty({ enum: SENDER_TYPES }) type!: SenderType;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) id!: string | null;
}

export class ChatHistoryEntryDto implements ChatHistoryEntry {
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty({ enum: CHAT_HISTORY_TYPES }) type!: ChatHistoryType;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) fromAgentId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) toAgentId!: string | null;
  @ApiProperty({ type: ActorDto }) actor!: ActorDto;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true, description: 'Only with `held`' }) until?: string | null;
}

class CandidateDto implements RoutingCandidate {
  @ApiProperty({ format: 'uuid' }) agentId!: string;
  @ApiProperty() name!: string;
  @ApiProperty() eligible!: boolean;
  @ApiProperty({ type: [Object], example: [{ code: 'skill_missing', skill: 'billing', has: 2, needs: 3 }] }) reasons!: readonly {
    code: string;
  }[];
  @ApiProperty({ description: 'The highest is chosen' }) score!: number;
  @ApiProperty({ type: Object, example: { preferredSkills: 1, lowestLoadRatio: 0.8, fewestSpareLevels: 1, longestSinceLastAssignment: 1 } })
  marks!: Readonly<Record<string, number>>;
}

class PolicyDto {
  @ApiProperty() name!: string;
  @ApiProperty() version!: number;
}

export class RoutingExplanationDto implements RoutingExplanation {
  @ApiProperty({ enum: CHAT_STATUSES }) state!: ChatStatus;
  @ApiProperty({ type: String, format: 'date-time' }) decidedAt!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) chosen!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'routed' }) how!: string | null;
  @ApiProperty({ type: [CandidateDto] }) candidates!: CandidateDto[];
  @ApiProperty({ type: Object, nullable: true, example: { code: 'at_capacity', agents: 2, skills: [] } }) waitingFor!: WaitingFor | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'How many seats of its agent it takes; null where the decision does not say',
  })
  weight!: number | null;
  @ApiProperty({ example: '2 agents have billing ≥ 3: Ana is full (5/5), Bo is away' }) summary!: string;
  @ApiProperty({ type: PolicyDto }) policy!: PolicyDto;
}
