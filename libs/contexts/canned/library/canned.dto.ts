import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { MAX_TEXT } from '#chats';
import { AttachmentDto } from '#files';
import { IfGiven, Instant, Line, PageQuery, SaysSomething, SearchText, Text, time } from '#platform';
import { CANNED_SCOPES, type CannedResponseView, type CannedScope } from '#protocol';
import type { WantedFields } from './domain/wanted-fields';
import { VARIABLES } from '../templates/domain/variables';

const MAX_SHORTCUT = 50;
const SHORTCUT = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]*$/u;
/** Strips the leading slash: people type `/greeting` for the shortcut `greeting`. */
const WithoutSlash = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.normalize('NFC').trim().replace(/^\//, '') : value,
);
const isShortcut = { message: 'shortcut must be letters, digits, "-", "_" and "." only, and begin with a letter or a digit' };

export class NewCannedResponseDto {
  @ApiProperty({ maxLength: 120 }) @Line(120) title!: string;
  @ApiPropertyOptional({
    type: String,
    maxLength: MAX_SHORTCUT,
    nullable: true,
    example: 'greeting',
    description: 'Letters, digits, `-`, `_` and `.`; a leading slash is dropped. Compared without case',
  })
  @WithoutSlash
  @IsString()
  @SaysSomething()
  @MaxLength(MAX_SHORTCUT)
  @Matches(SHORTCUT, isShortcut)
  @IsOptional()
  shortcut?: string | null;
  @ApiPropertyOptional({ type: String, maxLength: 60, nullable: true }) @Line(60) @IsOptional() category?: string | null;
  @ApiProperty({
    minLength: 1,
    maxLength: MAX_TEXT,
    example: 'Hello {{customer_first_name | default: "there"}}!',
    description: `Text with variables: ${VARIABLES.join(', ')}`,
  })
  @Text(MAX_TEXT)
  content!: string;
  @ApiPropertyOptional({
    enum: CANNED_SCOPES,
    default: 'personal',
    description: 'Only supervisors and admins may write shared responses, and those of their teams',
  })
  @IsIn(CANNED_SCOPES)
  @IfGiven
  scope?: CannedScope;
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Team of a response of scope `team`, which its members see and its supervisors and admins write',
  })
  @IsUUID()
  @IsOptional()
  teamId?: string | null;
  @ApiPropertyOptional({ maxLength: 60, description: 'Name of the team, instead of its id' }) @Line(60) @IfGiven team?: string;
}

/** Body of a change: absent fields keep their values, null clears the shortcut or the category. */
export class CannedResponsePatchDto extends PartialType(NewCannedResponseDto, { skipNullProperties: false }) {}

export class CannedResponseDto implements CannedResponseView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Shortcut without the slash' }) shortcut!: string | null;
  @ApiProperty({ type: String, nullable: true }) category!: string | null;
  @ApiProperty() content!: string;
  @ApiProperty({ enum: CANNED_SCOPES }) scope!: CannedScope;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Owner of a personal response; null for others' })
  ownerId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Team of a response of scope `team`; null for others' })
  teamId!: string | null;
  @ApiProperty() usageCount!: number;
  @ApiProperty({ description: 'Uses by the caller' }) ownUsageCount!: number;
  @ApiProperty({ ...time, nullable: true }) lastUsedAt!: string | null;
  @ApiProperty({ type: [AttachmentDto], description: 'Files of which copies are sent with the response; at most five' })
  attachments!: AttachmentDto[];
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
}

export class CannedListQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Beginnings of words in shortcut, title or content' }) @SearchText() q?: string;
  @ApiPropertyOptional({ maxLength: 60 }) @Line(60) @IfGiven category?: string;
  @ApiPropertyOptional({ enum: CANNED_SCOPES }) @IsIn(CANNED_SCOPES) @IfGiven scope?: CannedScope;
  @ApiPropertyOptional({
    maxLength: MAX_SHORTCUT,
    description:
      'Finds the response that this shortcut leads to: a personal one before that of your team, and that before a shared one. With or without the slash',
  })
  @WithoutSlash
  @IsString()
  @Length(1, MAX_SHORTCUT)
  @IfGiven
  shortcut?: string;
  @ApiPropertyOptional({ ...time, description: 'Only responses that have not been used since this time' })
  @Instant()
  @IfGiven
  unusedSince?: string;
}

export class CannedCategoryDto {
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Number of responses that the caller sees' }) count!: number;
}

export class RenderDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() chatId!: string;
}

export class RenderTextDto extends RenderDto {
  @ApiProperty({ minLength: 1, maxLength: MAX_TEXT, example: 'Hello {{customer_name}}!' }) @Text(MAX_TEXT) content!: string;
}

export class RenderedTextDto {
  @ApiProperty({ description: 'Rendered text; a variable without a value stays as it is written' }) text!: string;
  @ApiProperty({ type: [String], description: 'Variables without a value' }) missing!: string[];
}

export class RenderedDto extends RenderedTextDto {
  @ApiProperty({
    type: [AttachmentDto],
    description:
      'Files of the response. To send them, copy them into the chat first: `POST /v1/chats/{id}/attachments/from-canned-response`',
  })
  attachments!: AttachmentDto[];
}

/** Body of a sending: exactly one of `cannedResponseId` and `shortcut` must be given. */
export class SendCannedDto {
  @ApiProperty({ maxLength: 100, description: 'Idempotency key, chosen by the client: the same key again returns the same message' })
  @IsString()
  @Length(1, 100)
  clientMessageId!: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'Required unless a shortcut is given' }) @IsUUID() @IfGiven cannedResponseId?: string;
  @ApiPropertyOptional({
    maxLength: MAX_SHORTCUT,
    description: 'Required unless an id is given. A personal response takes precedence over that of your team, and that over a shared one',
  })
  @WithoutSlash
  @IsString()
  @Length(1, MAX_SHORTCUT)
  @IfGiven
  shortcut?: string;
}

export class SendCannedEventDto extends SendCannedDto {
  @IsUUID() chatId!: string;
}

export function fieldsOf({ title, shortcut, category, content, scope, teamId, team }: NewCannedResponseDto): WantedFields {
  return { title, shortcut: shortcut ?? null, category: category ?? null, content, scope: scope ?? 'personal', teamId, team };
}
