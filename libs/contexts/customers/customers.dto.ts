import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional } from 'class-validator';
import { EMail, ExternalId, IfGiven, MaxJsonBytes, PageQuery, PersonName, Phone, SearchText, time } from '#platform';
import { ACCOUNT_STATUSES, type AccountStatus, type CustomerView } from '#protocol';
import type { CustomerFields } from './domain/customer';
import { MAX_EMAIL } from './fields';

const MAX_EXTERNAL_ID = 200;
const MAX_ATTRIBUTES_BYTES = 16_384;

export class NewCustomerDto {
  @ApiProperty({ maxLength: 120 }) @PersonName() name!: string;
  @ApiPropertyOptional({ type: String, format: 'email', maxLength: MAX_EMAIL, nullable: true }) @EMail() @IsOptional() email?: string | null;
  @ApiPropertyOptional({ type: String, maxLength: 40, nullable: true, example: '+31 20 123 4567', description: 'Digits, with `+ ( ) - . /` and spaces' }) @Phone() @IsOptional() phone?: string | null;
  @ApiPropertyOptional({ type: String, maxLength: MAX_EXTERNAL_ID, nullable: true, description: 'The id by which your own systems know the customer; no two have the same' })
  @ExternalId() @IsOptional() externalId?: string | null;
  @ApiPropertyOptional({ enum: ACCOUNT_STATUSES, default: 'active' }) @IsIn(ACCOUNT_STATUSES) @IfGiven accountStatus?: AccountStatus;
  @ApiPropertyOptional({ type: Object, example: { plan: 'pro' }, description: `Whatever your own systems know; at most ${MAX_ATTRIBUTES_BYTES} bytes of JSON` })
  @IsObject() @MaxJsonBytes(MAX_ATTRIBUTES_BYTES) @IfGiven attributes?: Record<string, unknown>;
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
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
}

export class CustomerListQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Beginnings of words in name, e-mail, phone or external id' }) @SearchText() q?: string;
  @ApiPropertyOptional({ maxLength: MAX_EXTERNAL_ID, description: 'Exactly this one' }) @ExternalId() @IfGiven externalId?: string;
}

export function fieldsOf({ name, email, phone, externalId, accountStatus, attributes }: NewCustomerDto): CustomerFields {
  return { name, email: email ?? null, phone: phone ?? null, externalId: externalId ?? null, accountStatus: accountStatus ?? 'active', attributes: attributes ?? {} };
}
