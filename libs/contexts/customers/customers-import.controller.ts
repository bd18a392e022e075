import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiProblems, By, type StaffCaller } from '#platform';
import { ImportCustomers } from './commands/import-customers';
import { CustomersImportDto, CustomersImportQuery, ImportedCustomersDto, importedOf } from './customers-import.dto';
import { importRefused } from './domain/customers.errors';
import { customersOfCsv } from './import-rows';

@ApiTags('Customers')
@ApiBearerAuth()
@ApiProblems(401, 403, 422)
@Access('supervisor')
@Controller('customers/import')
export class CustomersImportController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Write down many customers at once',
    description:
      'A customer is known by its `externalId`: it is changed, others are created. What the file has no column for stays; an empty cell takes `email` or `phone` away. With `dryRun=true` it changes nothing and says what would become of each row. All or, when any row is refused, none: 422 `customers.import_refused`. A quote that keeps a spreadsheet from calculating a cell is taken away.',
  })
  @ApiOkResponse({ type: ImportedCustomersDto })
  @ApiProblems(409)
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
