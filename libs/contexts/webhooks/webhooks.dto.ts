import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IfGiven, MAX_ADDRESS, OptionalText, SetOf, time, WebAddress } from '#platform';
import { WEBHOOK_DISABLED_REASONS, WEBHOOK_EVENTS, type WebhookDisabledReason, type WebhookView } from '#protocol';

const MAX_DESCRIPTION = 200;
const EVENTS = ['*', ...WEBHOOK_EVENTS];

export class NewWebhookDto {
  @ApiProperty({
    maxLength: MAX_ADDRESS,
    example: 'https://93.184.216.34/switchboard',
    description: 'http or https, without credentials; public, unless WEBHOOK_ALLOW_PRIVATE is set',
  })
  @WebAddress()
  url!: string;
  @ApiProperty({ enum: EVENTS, isArray: true, example: ['chat.closed', 'message.created'], description: '`*` stands for all of them' })
  @SetOf(EVENTS)
  events!: string[];
  @ApiPropertyOptional({ type: String, maxLength: MAX_DESCRIPTION, nullable: true, description: 'Null when it is blank' })
  @OptionalText(MAX_DESCRIPTION)
  description?: string | null;
}

export class WebhookPatchDto extends PartialType(NewWebhookDto, { skipNullProperties: false }) {
  @ApiPropertyOptional({ description: 'One that is switched on again begins without its failures, and with what still waits' })
  @IsBoolean()
  @IfGiven
  active?: boolean;
}

export class WebhookDto implements WebhookView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() url!: string;
  @ApiProperty({ enum: EVENTS, isArray: true }) events!: string[];
  @ApiProperty({ type: String, nullable: true }) description!: string | null;
  @ApiProperty({ description: 'Whether anything is sent' }) active!: boolean;
  @ApiProperty({
    enum: WEBHOOK_DISABLED_REASONS,
    nullable: true,
    description: '`gone`: the receiver answered 410. `failing`: 20 attempts in a row failed, over a day or more',
  })
  disabledReason!: WebhookDisabledReason | null;
  @ApiProperty({ ...time, nullable: true }) disabledAt!: string | null;
  @ApiProperty({ type: 'integer', description: 'Attempts that failed since the last one that succeeded' }) failures!: number;
  @ApiProperty({ ...time, nullable: true }) failingSince!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt failed', example: 'The answer has the status 500' })
  lastError!: string | null;
  @ApiProperty({ ...time, nullable: true, description: 'Until then the previous secret signs as well' })
  previousSecretUntil!: string | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
}

export class WebhookWithSecretDto extends WebhookDto {
  @ApiProperty({ description: 'Signs what is sent, by the Standard Webhooks specification; shown this once', example: 'whsec_…' })
  secret!: string;
}
