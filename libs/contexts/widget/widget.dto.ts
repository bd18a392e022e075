import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { EachNamedOnce, IfGiven, Line, rule, SaysSomething, time } from '#platform';
import {
  WIDGET_FIELDS,
  WIDGET_LANGUAGES,
  WIDGET_MODES,
  WIDGET_POSITIONS,
  type WidgetConfigView,
  type WidgetField,
  type WidgetSettings,
  type WidgetTopic,
  type WidgetTheme,
} from '#protocol';

const MOST_TEXTS = 80;
const MAX_WORDS = 300;
const MAX_FACES = 5;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function areTexts(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).length > MOST_TEXTS) return false;
  return Object.entries(value).every(
    ([key, text]) => /^[A-Za-z_]{1,40}$/.test(key) && typeof text === 'string' && text.length <= MAX_WORDS,
  );
}

const isByLanguage = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(([language, texts]) => (WIDGET_LANGUAGES as readonly string[]).includes(language) && areTexts(texts));

const Texts = rule(
  'widgetTexts',
  isByLanguage,
  `must hold, by language (${WIDGET_LANGUAGES.join(', ')}), at most ${MOST_TEXTS} texts of at most ${MAX_WORDS} characters by their names`,
);

class WidgetThemeDto implements WidgetTheme {
  @ApiProperty({ pattern: '^#[0-9a-fA-F]{6}$', example: '#5048e5', description: 'Any colour; what stands on it keeps its contrast' })
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'must be a colour like #5048e5' })
  colour!: string;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 28, description: 'Of the corners, in pixels' })
  @IsInt()
  @Min(0)
  @Max(28)
  radius!: number;
  @ApiProperty({ enum: WIDGET_POSITIONS, description: 'In the direction of the text' })
  @IsIn(WIDGET_POSITIONS)
  position!: WidgetTheme['position'];
  @ApiProperty({ enum: WIDGET_MODES }) @IsIn(WIDGET_MODES) mode!: WidgetTheme['mode'];
}

class WidgetThemePatchDto implements Partial<WidgetTheme> {
  @ApiPropertyOptional({ pattern: '^#[0-9a-fA-F]{6}$' })
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'must be a colour like #5048e5' })
  @IfGiven
  colour?: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 28 }) @IsInt() @Min(0) @Max(28) @IfGiven radius?: number;
  @ApiPropertyOptional({ enum: WIDGET_POSITIONS }) @IsIn(WIDGET_POSITIONS) @IfGiven position?: WidgetTheme['position'];
  @ApiPropertyOptional({ enum: WIDGET_MODES }) @IsIn(WIDGET_MODES) @IfGiven mode?: WidgetTheme['mode'];
}

class WidgetFieldDto implements WidgetField {
  @ApiProperty({ enum: WIDGET_FIELDS }) @IsIn(WIDGET_FIELDS) name!: WidgetField['name'];
  @ApiProperty() @IsBoolean() required!: boolean;
}

const textsSchema = {
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: { type: 'string', maxLength: MAX_WORDS } },
  example: { en: { hello: 'Hi there. How can we help?' } },
  description: 'By language: words of the widget that the company says differently',
} as const;

export class WidgetSettingsDto implements WidgetSettings {
  @ApiProperty({ type: WidgetThemeDto }) @IsObject() @ValidateNested() @Type(() => WidgetThemeDto) theme!: WidgetThemeDto;
  @ApiProperty(textsSchema) @Texts texts!: WidgetSettings['texts'];
  @ApiProperty({ type: [WidgetFieldDto], maxItems: 3, description: 'What is asked before a chat, in this order' })
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(WIDGET_FIELDS.length)
  @EachNamedOnce()
  @ValidateNested({ each: true })
  @Type(() => WidgetFieldDto)
  fields!: WidgetFieldDto[];
  @ApiProperty({ description: 'Whether a waiting customer is told its place in line' }) @IsBoolean() showPosition!: boolean;
  @ApiProperty({ type: [String], maxItems: MAX_FACES, description: 'Names whose faces are shown before a chat' })
  @IsArray()
  @ArrayMaxSize(MAX_FACES)
  @SaysSomething({ each: true })
  @MaxLength(120, { each: true })
  team!: string[];
  @ApiProperty({ description: 'Whether the widget names the program that it belongs to' }) @IsBoolean() poweredBy!: boolean;
}

export class WidgetSettingsPatchDto {
  @ApiPropertyOptional({ type: WidgetThemePatchDto })
  @IsObject()
  @ValidateNested()
  @Type(() => WidgetThemePatchDto)
  @IfGiven
  theme?: WidgetThemePatchDto;
  @ApiPropertyOptional(textsSchema) @Texts @IfGiven texts?: WidgetSettings['texts'];
  @ApiPropertyOptional({ type: [WidgetFieldDto], maxItems: 3 })
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(WIDGET_FIELDS.length)
  @EachNamedOnce()
  @ValidateNested({ each: true })
  @Type(() => WidgetFieldDto)
  @IfGiven
  fields?: WidgetFieldDto[];
  @ApiPropertyOptional() @IsBoolean() @IfGiven showPosition?: boolean;
  @ApiPropertyOptional({ type: [String], maxItems: MAX_FACES })
  @IsArray()
  @ArrayMaxSize(MAX_FACES)
  @SaysSomething({ each: true })
  @MaxLength(120, { each: true })
  @IfGiven
  team?: string[];
  @ApiPropertyOptional() @IsBoolean() @IfGiven poweredBy?: boolean;
}

export class WidgetOriginsDto {
  @ApiProperty({ type: [String], example: ['https://shop.example'] }) origins!: string[];
}

export class WidgetConfigQuery {
  @ApiPropertyOptional({ maxLength: 35, example: 'pt-BR', description: 'The language of the page, BCP 47' })
  @Line(35)
  @IfGiven
  locale?: string;
}

class TopicDto implements WidgetTopic {
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) description!: string | null;
  @ApiProperty({ enum: ['team', 'skill'], description: 'Whether a chat about it asks for a `team` or for `skills`' })
  kind!: WidgetTopic['kind'];
}

class WaitDto {
  @ApiProperty() low!: number;
  @ApiProperty() high!: number;
}

class AttachmentLimitsDto {
  @ApiProperty() maxBytes!: number;
  @ApiProperty({ type: [String] }) types!: string[];
}

class RecordingLimitsDto {
  @ApiProperty({ description: 'Whether a voice note may be recorded' }) voice!: boolean;
  @ApiProperty({ description: 'Whether a video note may be recorded' }) video!: boolean;
  @ApiProperty({ description: 'So long it may be' }) maxSeconds!: number;
}

class FaceDto {
  @ApiProperty() name!: string;
}

export class WidgetConfigDto implements WidgetConfigView {
  @ApiProperty({ description: 'Whether an agent is online or busy' }) online!: boolean;
  @ApiProperty({ ...time, nullable: true, description: 'When it opens again; null while it is open' }) opensAt!: string | null;
  @ApiProperty({ description: 'Whether a chat may be started now; otherwise a message can be left' }) acceptsChats!: boolean;
  @ApiProperty({ type: [TopicDto], description: 'Public teams and skills' }) topics!: TopicDto[];
  @ApiProperty({ type: WaitDto, nullable: true, description: 'Of somebody who starts a chat now' }) estimatedWaitSeconds!: WaitDto | null;
  @ApiProperty({ description: 'So long a customer may edit what it sent; 0: not at all' }) editMinutes!: number;
  @ApiProperty({ description: 'Whether the agent sees what is typed before it is sent, of which the customer has to be told' })
  typingPreview!: boolean;
  @ApiProperty({ description: 'Whether a customer can have the transcript of its chat sent by e-mail' }) mailsTranscripts!: boolean;
  @ApiProperty({ type: AttachmentLimitsDto }) attachments!: AttachmentLimitsDto;
  @ApiProperty({ type: RecordingLimitsDto, nullable: true, description: 'Null: no voice or video notes' })
  recordings!: RecordingLimitsDto | null;
  @ApiProperty({ description: 'Whether staff may write in another language than that of the page, and be translated' })
  translates!: boolean;
  @ApiProperty({ type: WidgetThemeDto }) theme!: WidgetThemeDto;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) texts!: Record<string, string>;
  @ApiProperty({ type: [WidgetFieldDto] }) fields!: WidgetFieldDto[];
  @ApiProperty() showPosition!: boolean;
  @ApiProperty({ type: [FaceDto] }) team!: FaceDto[];
  @ApiProperty({ type: [String], enum: WIDGET_LANGUAGES }) languages!: string[];
  @ApiProperty({ description: 'A chat started so soon after the last one continues it' }) reopenWithinSeconds!: number;
  @ApiProperty() poweredBy!: boolean;
}
