import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, ValidateNested } from 'class-validator';
import { IfGiven, Line, time } from '#platform';
import type { ChatFilterParameters, SavedViewView } from '#protocol';
import { SORT_NAMES } from '../search/chat-list';
import { ChatFilterQuery } from '../search/search.dto';

const MAX_NAME = 80;

/** The query of the list of chats, without what pages are. */
class ViewFiltersDto extends ChatFilterQuery {
  @ApiPropertyOptional({ enum: SORT_NAMES }) @IsIn(SORT_NAMES) @IfGiven sort?: string;
}

const filtersDoc = {
  type: 'object',
  additionalProperties: true,
  example: { priority: 'urgent,high', unanswered: true, sort: 'lastMessageAt' },
} as const;

export class NewViewDto {
  @ApiProperty({ maxLength: MAX_NAME, example: 'Urgent and unanswered', description: 'No two of an owner are the same, whatever the case' })
  @Line(MAX_NAME)
  name!: string;
  @ApiProperty({
    ...filtersDoc,
    description: 'Parameters of `GET /chats` but `limit` and `cursor`, by the same rules: sets are text with commas',
  })
  @IsObject()
  @ValidateNested()
  @Type(() => ViewFiltersDto)
  filters!: ViewFiltersDto;
  @ApiPropertyOptional({ default: false, description: 'Shown to all who work here; supervisors and admins only' })
  @IsBoolean()
  @IfGiven
  shared?: boolean;
}

export class ViewPatchDto extends PartialType(NewViewDto, { skipNullProperties: false }) {}

export class SavedViewDto implements SavedViewView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty(filtersDoc)
  filters!: ChatFilterParameters;
  @ApiProperty() shared!: boolean;
  @ApiProperty({ format: 'uuid' }) ownerId!: string;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
}

/** Filters as they were given, so that they go into a query as they are. */
export function parametersOf(filters: ViewFiltersDto): ChatFilterParameters {
  const given = Object.entries(filters) as [string, string | number | boolean | string[] | undefined][];
  return Object.fromEntries(
    given.flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]])),
  );
}
