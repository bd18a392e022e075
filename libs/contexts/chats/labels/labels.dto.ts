import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { OptionalText, PageQuery, SaysSomething, SearchText, SetOfNames } from '#platform';
import { PRIORITIES, type Priority } from '#protocol';
import { ChatEventDto } from '../chat/chat.dto';

export class PriorityDto {
  @ApiProperty({ enum: PRIORITIES }) @IsIn(PRIORITIES) priority!: Priority;
}

export class TagsDto {
  @ApiProperty({
    type: [String],
    maxItems: 20,
    example: ['refund', 'vip'],
    description: 'A set: tags that differ in case only are one tag',
  })
  @SetOfNames
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @SaysSomething({ each: true })
  @MaxLength(50, { each: true })
  tags!: string[];
}

export class TagDto {
  @ApiProperty() name!: string;
}

export class TagQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 50, description: 'The beginning of the tag' }) @SearchText(50) q?: string;
}

export class HandDto extends ChatEventDto {
  @IsBoolean() raised!: boolean;
  @OptionalText(500) note?: string | null;
}

export class RatingInputDto {
  @ApiProperty({ minimum: 1, maximum: 5 }) @IsInt() @Min(1) @Max(5) score!: number;
  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true, description: 'Null when there is no comment' })
  @OptionalText(2000)
  comment?: string | null;
}
