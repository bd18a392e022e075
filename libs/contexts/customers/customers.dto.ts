import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsUUID, ValidateIf } from 'class-validator';
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
import { ACCOUNT_STATUSES, type AccountStatus, type CustomerView } from '#protocol';
import type { CustomerFields } from './domain/customer';
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
    description: 'Digits, with `+ ( ) - . /` and spaces',
  })
  @Phone()
  @IsOptional()
  phone?: string | null;
  @ApiPropertyOptional({
    type: String,
    maxLength: MAX_EXTERNAL_ID,
    nullable: true,
    description: 'The id by which your own systems know the customer; no two have the same',
  })
  @ExternalId()
  @IsOptional()
  externalId?: string | null;
  @ApiPropertyOptional({ enum: ACCOUNT_STATUSES, default: 'active' }) @IsIn(ACCOUNT_STATUSES) @IfGiven accountStatus?: AccountStatus;
  @ApiPropertyOptional({
    type: Object,
    example: { plan: 'pro' },
    description: `Whatever your own systems know; at most ${MAX_ATTRIBUTES_BYTES} bytes of JSON`,
  })
  @IsObject()
  @MaxJsonBytes(MAX_ATTRIBUTES_BYTES)
  @IfGiven
  attributes?: Record<string, unknown>;
}

/** What is given is changed; null takes e-mail, phone or external id away, and attributes are replaced as a whole. */
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
  @ApiProperty({ description: 'Whether a signed identity has said that this is who it is' }) verified!: boolean;
  @ApiProperty({ type: String, nullable: true, example: 'pt-BR' }) locale!: string | null;
  @ApiProperty({ ...time, nullable: true, description: 'Starts no chat until then' }) blockedUntil!: string | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The customer that this one went into; only where the merged one itself is told',
  })
  mergedInto!: string | null;
  @ApiProperty({ ...time, nullable: true, description: 'When its personal data was erased; it takes no changes from then on' })
  erasedAt!: string | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
}

export class MergeDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() intoId!: string;
}

export class BlockDto {
  @ApiProperty({ ...time, nullable: true, description: 'Null: no longer' }) @Instant() @ValidateIf((_, value) => value !== null) until!:
    string | null;
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, description: 'Kept in the log' }) @OptionalText(500) reason?:
    string | null;
}

export class ExternalIdParam {
  @ApiProperty({ maxLength: MAX_EXTERNAL_ID }) @ExternalId() externalId!: string;
}

/** As `NewCustomerDto`, whose externalId is in the address. */
export class CustomerUpsertDto extends OmitType(NewCustomerDto, ['externalId']) {}

export class CustomerListQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Beginnings of words in name, e-mail, phone or external id' })
  @SearchText()
  q?: string;
  @ApiPropertyOptional({ maxLength: MAX_EXTERNAL_ID, description: 'Exactly this one' }) @ExternalId() @IfGiven externalId?: string;
  @ApiPropertyOptional() @YesOrNo() @IfGiven verified?: boolean;
}

export function fieldsOf({ name, email, phone, externalId, accountStatus, attributes }: NewCustomerDto): CustomerFields {
  return {
    name,
    email: email ?? null,
    phone: phone ?? null,
    externalId: externalId ?? null,
    accountStatus: accountStatus ?? 'active',
    attributes: attributes ?? {},
  };
}
