import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import {
  EMail,
  ExternalId,
  IfGiven,
  Instant,
  MaxJsonBytes,
  OptionalText,
  PageQuery,
  PersonName,
  Phone,
  SearchText,
  time,
  YesOrNo,
} from '#platform';
import { MAX_REASON } from '#blocks';
import { ACCOUNT_STATUSES, type AccountStatus, type CustomerView } from '#protocol';
import { type CustomerFields, MAX_NOTE } from './domain/customer';
import { MAX_ATTRIBUTES_BYTES, MAX_EMAIL } from './fields';

const MAX_EXTERNAL_ID = 200;

export class NewCustomerDto {
  @ApiProperty({ maxLength: 120 }) @PersonName() name!: string;
  @ApiPropertyOptional({ type: String, format: 'email', maxLength: MAX_EMAIL, nullable: true }) @EMail() @IsOptional() email?:
    string | null;
  @ApiPropertyOptional({
    type: String,
    maxLength: 40,
    nullable: true,
    example: '+31 20 123 4567',
    description: 'Digits, and between them `+ ( ) - . /` and spaces',
  })
  @Phone()
  @IsOptional()
  phone?: string | null;
  @ApiPropertyOptional({
    type: String,
    maxLength: MAX_EXTERNAL_ID,
    nullable: true,
    description: 'The id of the customer in your own systems; it is unique',
  })
  @ExternalId()
  @IsOptional()
  externalId?: string | null;
  @ApiPropertyOptional({ enum: ACCOUNT_STATUSES, default: 'active' }) @IsIn(ACCOUNT_STATUSES) @IfGiven accountStatus?: AccountStatus;
  @ApiPropertyOptional({
    type: Object,
    example: { plan: 'pro' },
    description: `Free-form data from your own systems; at most ${MAX_ATTRIBUTES_BYTES} bytes of JSON`,
  })
  @IsObject()
  @MaxJsonBytes(MAX_ATTRIBUTES_BYTES)
  @IfGiven
  attributes?: Record<string, unknown>;
  @ApiPropertyOptional({
    type: String,
    maxLength: MAX_NOTE,
    nullable: true,
    description: 'What staff should know of the customer in every chat; customers never see it',
  })
  @OptionalText(MAX_NOTE)
  note?: string | null;
}

/** Body of a change: absent fields keep their values, null clears e-mail, phone or external id, and attributes are replaced as a whole. */
export class CustomerPatchDto extends PartialType(NewCustomerDto, { skipNullProperties: false }) {}

export class CustomerDto implements CustomerView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty({ type: String, nullable: true }) externalId!: string | null;
  @ApiProperty({ enum: ACCOUNT_STATUSES }) accountStatus!: AccountStatus;
  @ApiProperty(time) accountStatusSince!: string;
  @ApiProperty({ type: Object }) attributes!: Record<string, unknown>;
  @ApiProperty({ type: String, nullable: true, description: 'For staff alone' }) note!: string | null;
  @ApiProperty({ description: 'Whether a signed identity token has confirmed who the customer is' }) verified!: boolean;
  @ApiProperty({ type: String, nullable: true, example: 'pt-BR' }) locale!: string | null;
  @ApiProperty({ ...time, nullable: true, description: 'The customer cannot start a chat before this time' }) blockedUntil!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why, for staff alone' }) blockReason!: string | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The customer into which this one was merged; null everywhere except where the merged customer itself is returned',
  })
  mergedInto!: string | null;
  @ApiProperty({ ...time, nullable: true, description: 'When the personal data was erased; the customer cannot be changed from then on' })
  erasedAt!: string | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
}

export class MergeDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() intoId!: string;
}

export class BlockDto {
  @ApiProperty({ ...time, nullable: true, description: 'End of the block; null ends it at once' })
  @Instant()
  @ValidateIf((_, value) => value !== null)
  until!: string | null;
  @ApiPropertyOptional({ type: String, maxLength: MAX_REASON, nullable: true, description: 'For staff alone' })
  @OptionalText(MAX_REASON)
  reason?: string | null;
  @ApiPropertyOptional({
    default: false,
    description: 'Blocks the address that the customer came from last, too, as `POST /blocks` does; refused with 409 when none is known',
  })
  @IsBoolean()
  @IfGiven
  address?: boolean;
}

export class ExternalIdParam {
  @ApiProperty({ maxLength: MAX_EXTERNAL_ID }) @ExternalId() externalId!: string;
}

/** Body of an upsert: `NewCustomerDto` without the external id, which is in the path, and the note, which is made here. */
export class CustomerUpsertDto extends OmitType(NewCustomerDto, ['externalId', 'note']) {}

export class CustomerListQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Beginnings of words in name, e-mail, phone or external id' })
  @SearchText()
  q?: string;
  @ApiPropertyOptional({ maxLength: MAX_EXTERNAL_ID, description: 'Finds the customer with exactly this id' })
  @ExternalId()
  @IfGiven
  externalId?: string;
  @ApiPropertyOptional() @YesOrNo() @IfGiven verified?: boolean;
}

export function fieldsOf({ name, email, phone, externalId, accountStatus, attributes, note }: NewCustomerDto): CustomerFields {
  return {
    name,
    email: email ?? null,
    phone: phone ?? null,
    externalId: externalId ?? null,
    accountStatus: accountStatus ?? 'active',
    attributes: attributes ?? {},
    note: note ?? null,
  };
}
