import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IfGiven, Line, MAX_ADDRESS, WebAddress } from '#platform';
import { type ChatTranslationView, LANGUAGES, type TranslatorSetting } from '#protocol';

const MOST_KEY = 200;

export class TranslatorSettingDto implements TranslatorSetting {
  @ApiProperty({ maxLength: 60, example: 'libretranslate' }) @Line(60) name!: string;
  @ApiProperty({ maxLength: MAX_ADDRESS, example: 'https://translate.example', description: 'What `/translate` is below' })
  @WebAddress()
  url!: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 10_000, default: 5_000, description: 'Time budget of one request' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  @IfGiven
  timeoutMs: number = 5_000;
  @ApiPropertyOptional({
    writeOnly: true,
    maxLength: MOST_KEY,
    description: '`api_key` of the requests, empty for none; never shown. Without it the translator keeps the one that it has',
  })
  @IsString()
  @MaxLength(MOST_KEY)
  @IfGiven
  key?: string;
}

const LANGUAGE = { enum: LANGUAGES, type: String, description: 'ISO 639' } as const;

export class SwitchTranslationDto {
  @ApiProperty() @IsBoolean() on!: boolean;
  @ApiPropertyOptional({ ...LANGUAGE, description: 'What its customer’s messages are translated to; absent: `translateTo`' })
  @IsIn(LANGUAGES)
  @IfGiven
  language?: string | null;
  @ApiPropertyOptional({
    ...LANGUAGE,
    description: 'What messages of staff are translated to; absent: the language of the page, else that in which the customer writes',
  })
  @IsIn(LANGUAGES)
  @IfGiven
  customerLanguage?: string | null;
}

export class ChatTranslationDto implements ChatTranslationView {
  @ApiProperty({ description: 'Whether a translator and a language are set' }) available!: boolean;
  @ApiProperty() on!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'What messages of the customer are translated to' }) language!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What messages of staff are translated to; null: nobody knows' })
  customerLanguage!: string | null;
}
