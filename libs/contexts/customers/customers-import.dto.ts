import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { ExternalId, IfGiven, YesOrNo } from '#platform';
import { CustomerUpsertDto } from './customers.dto';
import type { ImportAction, PlannedRow } from './domain/import-plan';

const ACTIONS = ['create', 'change', 'keep', 'refuse'] as const satisfies ImportAction[];

/** A row of a file. */
export class CustomerRowDto extends CustomerUpsertDto {
  @ApiProperty() @ExternalId() externalId!: string;
}

export class CustomersImportQuery {
  @ApiPropertyOptional({ description: 'Only says what would become of each row', default: false }) @YesOrNo() @IfGiven dryRun: boolean =
    false;
}

export class CustomersImportDto {
  @ApiProperty({
    description:
      'A whole file, with a line of headers: externalId, name, and of email, phone, accountStatus and attributes (JSON) those that it says something about; at most 5,000 rows',
    example: 'externalId,name,email,accountStatus,attributes\nCRM-7,Cleo van Dam,cleo@example.com,active,"{""plan"":""pro""}"',
  })
  @IsString()
  csv!: string;
}

class CustomersImportErrorDto {
  @ApiProperty({ example: '/email' }) pointer!: string;
  @ApiProperty() message!: string;
}

class ImportedCustomerDto {
  @ApiProperty({ description: '1 is the first, without the headers' }) row!: number;
  @ApiProperty({ enum: ACTIONS }) action!: ImportAction;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null for one that is not there yet' }) id!: string | null;
  @ApiProperty({ type: String, nullable: true }) externalId!: string | null;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: [CustomersImportErrorDto], description: 'Why it is refused' }) errors!: CustomersImportErrorDto[];
}

export class ImportedCustomersDto {
  @ApiProperty() created!: number;
  @ApiProperty() changed!: number;
  @ApiProperty({ description: 'Already as they are' }) kept!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ type: [ImportedCustomerDto] }) rows!: ImportedCustomerDto[];
}

export function importedOf(plan: readonly PlannedRow[]): ImportedCustomersDto {
  const count = (action: ImportAction): number => plan.filter((row) => row.action === action).length;
  const rows = plan.map(({ action, fields: { externalId = null, name = null }, customer, errors }, index) => ({
    row: index + 1,
    action,
    id: customer?.id ?? null,
    externalId,
    name,
    errors,
  }));
  return { created: count('create'), changed: count('change'), kept: count('keep'), refused: count('refuse'), rows };
}
