import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID, Matches } from 'class-validator';
import { IfGiven, Instant, PageQuery, Several, time } from '#platform';
import type { AuditActor, AuditEntryView, AuditTarget } from '#protocol';

const NAME = /^[a-z_]{1,40}\.[a-z_]{1,60}$/;
const TARGET = /^([a-z_]{1,40}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const values = { type: 'object', additionalProperties: true, nullable: true } as const;

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Ids of users or API keys, comma-separated' })
  @Several()
  @IsUUID(undefined, { each: true })
  @IfGiven
  actorId?: string[];

  @ApiPropertyOptional({ description: 'Names of actions, comma-separated', example: 'user.changed,settings.changed' })
  @Several()
  @Matches(NAME, { each: true, message: 'each action must be a name as in `user.changed`' })
  @IfGiven
  action?: string[];

  @ApiPropertyOptional({ description: 'What was changed: ids, or types as `user`, comma-separated', example: 'user,settings' })
  @Several()
  @Matches(TARGET, { each: true, message: 'each target must be an id or a type as `user`' })
  @IfGiven
  target?: string[];

  @ApiPropertyOptional({ ...time, description: 'At or after' }) @Instant() @IfGiven from?: string;
  @ApiPropertyOptional({ ...time, description: 'Before' }) @Instant() @IfGiven to?: string;
}

class AuditActorDto implements AuditActor {
  @ApiProperty({ enum: ['user', 'apiKey'] }) type!: AuditActor['type'];
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'As it was called then' }) name!: string;
}

class AuditTargetDto implements AuditTarget {
  @ApiProperty({ example: 'user' }) type!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null for one entry about many, as an import makes them' })
  id!: string | null;
}

export class AuditEntryDto implements AuditEntryView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty(time) at!: string;
  @ApiProperty({ type: AuditActorDto }) actor!: AuditActorDto;
  @ApiProperty({ example: 'user.changed' }) action!: string;
  @ApiProperty({ type: AuditTargetDto }) target!: AuditTargetDto;
  @ApiProperty({ ...values, description: 'The values that differ, as they were; null for what is new', example: { role: 'agent' } })
  before!: Record<string, unknown> | null;
  @ApiProperty({ ...values, example: { role: 'supervisor' } })
  after!: Record<string, unknown> | null;
  @ApiProperty({ type: String, nullable: true, description: 'From where', example: '192.0.2.7' }) address!: string | null;
}
