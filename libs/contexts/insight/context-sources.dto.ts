import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsObject, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IfGiven, isSigningSecret, Line, MAX_ADDRESS, rule, Trimmed, WebAddress } from '#platform';
import { CONTEXT_SOURCE_STATUSES, type ContextSourceSetting, type ContextSourceStatus } from '#protocol';
import { ContextCardDto } from './context.dto';

const MAX_CARDS = 10;
const MAX_FIELDS = 20;

export class ContextSourceSettingDto implements ContextSourceSetting {
  @ApiProperty({ maxLength: 60, example: 'crm' }) @Line(60) name!: string;
  @ApiProperty({ maxLength: MAX_ADDRESS, example: 'https://crm.example/switchboard' }) @WebAddress() url!: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 5_000, default: 2_000, description: 'Time budget of one request' })
  @IsInt()
  @Min(1)
  @Max(5_000)
  @IfGiven
  timeoutMs: number = 2_000;
  @ApiPropertyOptional({
    writeOnly: true,
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    description: 'Base64 of 16 to 64 bytes; signs the requests and is never shown. Without it the source keeps the one that it has',
  })
  @IsString()
  @rule('signingSecret', isSigningSecret, 'must be base64 of 16 to 64 bytes, which whsec_ may precede')
  @IfGiven
  secret?: string;
}

/** A number or boolean is turned into text, null into an empty text. */
const AsText = Transform(({ value }: { value: unknown }) =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : (value ?? ''),
);

class AnsweredFieldDto {
  @Line(60) label!: string;
  @Trimmed @AsText @IsString() @MaxLength(500) value!: string;
}

class AnsweredCardDto {
  @Line(120) title!: string;
  @WebAddress() @IfGiven href?: string;
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(MAX_FIELDS)
  @ValidateNested({ each: true })
  @Type(() => AnsweredFieldDto)
  fields!: AnsweredFieldDto[];
}

/** Body that a source answers with; every value becomes text. */
export class SourceAnswerDto {
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(MAX_CARDS)
  @ValidateNested({ each: true })
  @Type(() => AnsweredCardDto)
  cards!: AnsweredCardDto[];
}

export class SourceTestDto {
  @ApiProperty({ enum: CONTEXT_SOURCE_STATUSES }) status!: ContextSourceStatus;
  @ApiProperty({ type: [ContextCardDto] }) cards!: ContextCardDto[];
  @ApiProperty({ description: 'From the request to the end of the answer' }) durationMs!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why it cannot be used', example: 'No answer within 2000 ms' }) error!:
    string | null;
}

export class SourceNameParam {
  @ApiProperty({ maxLength: 60 }) @Line(60) name!: string;
}
