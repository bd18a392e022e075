import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IfGiven, rule, time, WebAddress } from '#platform';
import { isPublicKey } from './encryption';

const MOST_ENDPOINT = 1_000;
/** The last moment that a `Date` can name, in milliseconds since the epoch. */
const LAST_MS = 8.64e15;
const ENDPOINT = {
  maxLength: MOST_ENDPOINT,
  example: 'https://93.184.216.34/push/7',
  description: 'Address at the push service of the browser',
};
const isAuth = (value: unknown): boolean => typeof value === 'string' && /^[\w-]{22}(==)?$/.test(value);

export class PushKeyDto {
  @ApiProperty({ description: 'For `applicationServerKey` of `pushManager.subscribe`: a point of P-256 in base64url' }) publicKey!: string;
}

export class PushKeysDto {
  @ApiProperty({ maxLength: 100, example: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4' })
  @IsString()
  @MaxLength(100)
  @rule('publicKey', (value) => typeof value === 'string' && isPublicKey(value), 'must be a public key of P-256 in base64url')
  p256dh!: string;
  @ApiProperty({ maxLength: 24, example: 'BTBZMqHH6r4Tts7J_aSIgg' })
  @IsString()
  @MaxLength(24)
  @rule('authSecret', isAuth, 'must be 16 bytes in base64url')
  auth!: string;
}

/** What `PushSubscription.toJSON()` of a browser says, and what may be sent there. */
export class NewPushSubscriptionDto {
  @ApiProperty(ENDPOINT) @WebAddress() @MaxLength(MOST_ENDPOINT) endpoint!: string;
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LAST_MS,
    nullable: true,
    description: 'Taken as browsers say it; subscriptions end with their login',
  })
  @IsInt()
  @Min(0)
  @Max(LAST_MS)
  @IsOptional()
  expirationTime?: number | null;
  @ApiProperty({ type: PushKeysDto }) @IsObject() @ValidateNested() @Type(() => PushKeysDto) keys!: PushKeysDto;
  @ApiPropertyOptional({ default: false, description: 'Whether name and words of the customer may be sent, encrypted for this browser' })
  @IsBoolean()
  @IfGiven
  showText: boolean = false;
}

export class EndedPushSubscriptionDto {
  @ApiProperty(ENDPOINT) @WebAddress() @MaxLength(MOST_ENDPOINT) endpoint!: string;
}

export class PushSubscriptionDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() showText!: boolean;
  @ApiProperty(time) createdAt!: string;
}
