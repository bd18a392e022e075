import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { ExternalId, IfGiven, YesOrNo } from '#platform';
import { CustomerUpsertDto } from './customers.dto';
import type { ImportAction, PlannedRow } from './domain/import-plan';

const ACTIONS = ['create', 'change', 'keep', 'refuse'] as const satisfies ImportAction[];

/** Row of an import file, as it is validated. */
export class CustomerRowDto extends CustomerUpsertDto {
  @ApiProperty() @ExternalId() externalId!: string;
}

export class CustomersImportQuery {
  @ApiPropertyOptional({
    description: 'Validates the file and reports what would happen to each row, without changing anything',
    default: false,
  })
  @YesOrNo()
  @IfGiven
  dryRun: boolean = false;
}

export class CustomersImportDto {
  @ApiProperty({
    description:
      'Content of a CSV file, with a line of headers: externalId, name and, as needed, email, phone, accountStatus and attributes (JSON); at most 5,000 rows',
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
  @ApiProperty({ description: 'Number of the row; 1 is the first row below the headers' }) row!: number;
  @ApiProperty({ enum: ACTIONS }) action!: ImportAction;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null for a customer who does not exist yet' }) id!:
    string | null;
  @ApiProperty({ type: String, nullable: true }) externalId!: string | null;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: [CustomersImportErrorDto], description: 'Why the row is refused' }) errors!: CustomersImportErrorDto[];
}

export class ImportedCustomersDto {
  @ApiProperty() created!: number;
  @ApiProperty() changed!: number;
  @ApiProperty({ description: 'Customers who already had these values' }) kept!: number;
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
