import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsString, ValidateNested } from 'class-validator';
import { IfGiven, MAX_IMPORT_ROWS } from '#platform';
import { CANNED_SCOPES } from '#protocol';
import { NewCannedResponseDto } from '../library/canned.dto';
import type { CannedFields } from '../library/domain/canned.events';
import type { ImportAction, PlannedRow } from './domain/import-plan';
import { COLUMNS } from './csv';

const FORMATS = ['csv', 'json'] as const;

export class ExportQuery {
  @ApiPropertyOptional({ enum: FORMATS, default: 'json' }) @IsIn(FORMATS) @IfGiven format: (typeof FORMATS)[number] = 'json';
  @ApiPropertyOptional({ enum: CANNED_SCOPES, description: 'All scopes unless given' })
  @IsIn(CANNED_SCOPES)
  @IfGiven
  scope?: CannedFields['scope'];
}

/** Body of an export in JSON. */
export class ExportedDto {
  @ApiProperty({ type: [NewCannedResponseDto] }) responses!: NewCannedResponseDto[];
}

/** Body of an import: exactly one of `csv` and `responses` must be given. */
export class ImportDto {
  @ApiPropertyOptional({ type: [NewCannedResponseDto], maxItems: MAX_IMPORT_ROWS })
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(MAX_IMPORT_ROWS)
  @ValidateNested({ each: true })
  @Type(() => NewCannedResponseDto)
  @IfGiven
  responses?: NewCannedResponseDto[];
  @ApiPropertyOptional({
    description: `Content of a CSV file, with a line of headers: ${COLUMNS.join(', ')}`,
    example: 'title,content\nGreeting,Hello!',
  })
  @IsString()
  @IfGiven
  csv?: string;
}

class RowErrorDto {
  @ApiProperty({ example: '/content' }) pointer!: string;
  @ApiProperty() message!: string;
}

export class ImportedRowDto {
  @ApiProperty({ description: 'Number of the row; 1 is the first row below the headers' }) row!: number;
  @ApiProperty({ enum: ['create', 'change', 'keep', 'refuse'] }) action!: ImportAction;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null for a response that does not exist yet' }) id!:
    string | null;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: String, nullable: true }) shortcut!: string | null;
  @ApiProperty({ type: [RowErrorDto], description: 'Why the row is refused' }) errors!: RowErrorDto[];
}

export class ImportedDto {
  @ApiProperty() created!: number;
  @ApiProperty() changed!: number;
  @ApiProperty({ description: 'Responses that already had these values' }) kept!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ type: [ImportedRowDto] }) rows!: ImportedRowDto[];
}

export function importedOf(plan: readonly PlannedRow[]): ImportedDto {
  const count = (action: ImportAction): number => plan.filter((row) => row.action === action).length;
  const rows = plan.map(({ action, fields: { title = null, shortcut = null }, response, errors }, index) => ({
    row: index + 1,
    action,
    id: response?.id ?? null,
    title,
    shortcut,
    errors,
  }));
  return { created: count('create'), changed: count('change'), kept: count('keep'), refused: count('refuse'), rows };
}
