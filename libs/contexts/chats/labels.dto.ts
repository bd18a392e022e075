import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { IfGiven, PageQuery, time, Trimmed, TrimmedEach } from '#platform';
import { type NoteView, PRIORITIES, type Priority } from '#protocol';

const MAX_NOTE = 10_000;

export class PriorityDto {
  @ApiProperty({ enum: PRIORITIES }) @IsIn(PRIORITIES) priority!: Priority;
}

export class TagsDto {
  @ApiProperty({ type: [String], maxItems: 20, example: ['refund', 'vip'] })
  @TrimmedEach @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsString({ each: true }) @Length(1, 50, { each: true })
  tags!: string[];
}

export class TagDto {
  @ApiProperty() name!: string;
}

export class TagQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 50, description: 'How the tag begins' }) @IsString() @Length(1, 50) @IfGiven q?: string;
}

export class RatingInputDto {
  @ApiProperty({ minimum: 1, maximum: 5 }) @IsInt() @Min(1) @Max(5) score!: number;
  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true }) @IsString() @MaxLength(2000) @IsOptional() comment?: string | null;
}

export class NewNoteDto {
  @ApiProperty({ maxLength: MAX_NOTE }) @Trimmed @IsString() @Length(1, MAX_NOTE) text!: string;
}

class AuthorDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class NoteDto implements NoteView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) chatId!: string;
  @ApiProperty({ type: AuthorDto }) author!: AuthorDto;
  @ApiProperty() text!: string;
  @ApiProperty(time) createdAt!: string;
}
