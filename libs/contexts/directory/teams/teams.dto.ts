import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNumber, IsObject, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { IfGiven, Line, OptionalText, SetOfIds } from '#platform';
import type { TeamView } from '#protocol';
import { GreetingDto } from '../staff/greeting.dto';

const MOST_CHATS = 100_000;
const MOST_OVERFLOWS = 20;
const MOST_MEMBERS = 5_000;
const DAY_SECONDS = 86_400;

const hours = { type: String, format: 'uuid', nullable: true, description: 'Its own opening hours; null: those of the installation' };
const limit = {
  type: Number,
  minimum: 0,
  maximum: MOST_CHATS,
  nullable: true,
  description: 'So many chats at once are given to the team; null: as many as its members have room for. By hand it does not bind',
};
const overflowAfter = {
  type: Number,
  minimum: 0,
  maximum: DAY_SECONDS,
  nullable: true,
  description: 'A chat that has waited for the team so long may also go to the members of `overflowTeamIds`; null: never',
};
const GREETING =
  'By language, what the system says first in a chat that a customer starts for the team; without any: what the setting `greeting` says';
const ids = (maxItems: number) => ({ type: 'array' as const, items: { type: 'string', format: 'uuid' }, maxItems });
const overflowTo = ids(MOST_OVERFLOWS);

export class TeamDto implements TeamView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) description!: string | null;
  @ApiProperty({ description: 'Whether customers may ask for the team' }) public!: boolean;
  @ApiProperty(hours) hoursId!: string | null;
  @ApiProperty(limit) maxConcurrentChats!: number | null;
  @ApiProperty(overflowAfter) overflowAfterSeconds!: number | null;
  @ApiProperty({ type: GreetingDto, description: GREETING }) greeting!: GreetingDto;
  @ApiProperty(overflowTo) overflowTeamIds!: string[];
  @ApiProperty({ ...ids(MOST_MEMBERS), description: 'Ids of the agents in it, by their names' }) memberIds!: string[];
}

export class TeamPatchDto {
  @ApiPropertyOptional({ maxLength: 60 }) @Line(60) @IfGiven name?: string;
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, description: 'Null when it is blank' })
  @OptionalText(500)
  description?: string | null;
  @ApiPropertyOptional({ default: false }) @IsBoolean() @IfGiven public?: boolean;
  @ApiPropertyOptional(hours) @IsUUID() @IsOptional() hoursId?: string | null;
  @ApiPropertyOptional(limit) @IsInt() @Min(0) @Max(MOST_CHATS) @IsOptional() maxConcurrentChats?: number | null;
  @ApiPropertyOptional(overflowAfter) @IsNumber() @Min(0) @Max(DAY_SECONDS) @IsOptional() overflowAfterSeconds?: number | null;
  @ApiPropertyOptional({ type: GreetingDto, description: GREETING })
  @IsObject()
  @ValidateNested()
  @Type(() => GreetingDto)
  @IfGiven
  greeting?: GreetingDto;
  @ApiPropertyOptional(overflowTo) @SetOfIds(MOST_OVERFLOWS) @IfGiven overflowTeamIds?: string[];
}

export class NewTeamDto extends TeamPatchDto {
  @ApiProperty({ maxLength: 60, example: 'Returns' }) @Line(60) override name!: string;
}

export class TeamMembersDto {
  @ApiProperty(ids(MOST_MEMBERS)) @SetOfIds(MOST_MEMBERS) agentIds!: string[];
}
