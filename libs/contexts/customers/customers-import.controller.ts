import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, type StaffCaller, TakesCsv } from '#platform';
import { ImportCustomers } from './commands/import-customers';
import { CustomersImportDto, CustomersImportQuery, ImportedCustomersDto, importedOf } from './customers-import.dto';
import { importRefused } from './domain/customers.errors';
import { customersOfCsv } from './import-rows';

@ApiTags('Customers')
@ApiBearerAuth()
@Access('supervisor')
@Controller('customers/import')
export class CustomersImportController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @TakesCsv()
  @ApiOperation({
    summary: 'Import many customers from a file',
    description:
      'A row changes the customer with the same `externalId`; other rows create customers. Fields without a column keep their values, and an empty cell clears `email` or `phone`. `dryRun=true` changes nothing and reports what would happen to each row. When any row is refused, nothing is imported: 422 `customers.import_refused`. A leading quote, which keeps spreadsheets from evaluating a cell as a formula, is removed.',
  })
  @ApiOkResponse({ type: ImportedCustomersDto })
  async import(
    @By() by: StaffCaller,
    @Query() { dryRun }: CustomersImportQuery,
    @Body() { csv }: CustomersImportDto,
  ): Promise<ImportedCustomersDto> {
    const imported = importedOf(await this.commands.execute(new ImportCustomers(by, await customersOfCsv(csv), dryRun)));
    if (!dryRun && imported.refused > 0) throw importRefused(imported.rows);
    return imported;
  }
}
