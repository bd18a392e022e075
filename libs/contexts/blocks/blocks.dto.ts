import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIP, Matches } from 'class-validator';
import { Instant, OptionalText, time } from '#platform';
import type { AddressBlockView } from '#protocol';

export const MAX_REASON = 500;

export class NewAddressBlockDto {
  @ApiProperty({ example: '192.0.2.7', description: 'An address of IPv4 or IPv6; of IPv6 its /64 is blocked' })
  @IsIP()
  @Matches(/^[^%]*$/, { message: 'must have no zone' })
  address!: string;
  @ApiProperty({ ...time, example: '2099-12-31T00:00:00.000Z', description: 'End of the block, in the future' }) @Instant() until!: string;
  @ApiPropertyOptional({ type: String, maxLength: MAX_REASON, nullable: true, description: 'For staff alone' })
  @OptionalText(MAX_REASON)
  reason?: string | null;
}

class BlockerDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class AddressBlockDto implements AddressBlockView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: '2001:db8::/64' }) address!: string;
  @ApiProperty(time) until!: string;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ type: BlockerDto, description: 'The user or API key that blocked it' }) createdBy!: BlockerDto;
}
