import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IfGiven, Instant, PageQuery, SeveralOf, time } from '#platform';
import {
  WEBHOOK_DELIVERY_STATES,
  WEBHOOK_EVENTS,
  type WebhookAnswer,
  type WebhookAttempt,
  type WebhookDeliveryState,
  type WebhookDeliveryView,
} from '#protocol';
import { TEST_EVENT } from './deliveries';

const EVENTS = [...WEBHOOK_EVENTS, TEST_EVENT];

export class DeliveryQuery extends PageQuery {
  @ApiPropertyOptional({ description: `Several of ${WEBHOOK_DELIVERY_STATES.join(', ')}` })
  @SeveralOf(WEBHOOK_DELIVERY_STATES)
  @IfGiven
  state?: WebhookDeliveryState[];
  @ApiPropertyOptional({ description: `Several of the events, or \`${TEST_EVENT}\`` }) @SeveralOf(EVENTS) @IfGiven event?: string[];
}

class WebhookAttemptDto implements WebhookAttempt {
  @ApiProperty(time) at!: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status of the answer; null when there was none' }) status!:
    number | null;
  @ApiProperty({ type: 'integer' }) durationMs!: number;
  @ApiPropertyOptional({ description: 'Absent when it succeeded', example: 'No answer within 15000 ms' }) error?: string;
}

export class DeliveryDto implements WebhookDeliveryView {
  @ApiProperty({ format: 'uuid', description: 'The `webhook-id` of every attempt' }) id!: string;
  @ApiProperty({ enum: EVENTS }) event!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) chatId!: string | null;
  @ApiProperty({ enum: WEBHOOK_DELIVERY_STATES }) state!: WebhookDeliveryState;
  @ApiProperty({ type: [WebhookAttemptDto], description: 'The last 50, the oldest first' }) attempts!: WebhookAttemptDto[];
  @ApiProperty({ ...time, nullable: true, description: 'Null when it has ended, or is to be tried at once' }) nextAttemptAt!: string | null;
  @ApiProperty(time) createdAt!: string;
}

class WebhookAnswerDto implements WebhookAnswer {
  @ApiProperty({ ...time, description: 'When the attempt began' }) at!: string;
  @ApiProperty({ type: 'integer' }) status!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Some of its headers, such as `content-type` and `retry-after`',
  })
  headers!: Record<string, string>;
  @ApiProperty({ type: String, nullable: true, description: 'Its first 2,048 bytes; null when it is not UTF-8, or empty' })
  body!: string | null;
  @ApiProperty({ description: 'Whether there was more than `body` shows, or it did not come within a second' }) truncated!: boolean;
}

export class DeliveryWithBodyDto extends DeliveryDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: '`{type, timestamp, data}`, as it is sent' })
  body!: Record<string, unknown>;
  @ApiProperty({ type: WebhookAnswerDto, nullable: true, description: 'The last answer that came; null when none has' })
  answer!: WebhookAnswerDto | null;
}

export class ReplayDto {
  @ApiProperty({ ...time, example: '2026-01-31T12:00:00Z' }) @Instant() since!: string;
}

export class ReplayedDto {
  @ApiProperty({ type: 'integer', description: 'Deliveries that will be sent once more' }) count!: number;
}
