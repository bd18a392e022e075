import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, ApiProblems, By, idParam, type Page, type StaffCaller } from '#platform';
import type { CustomerView } from '#protocol';
import { ChangeCustomer } from './commands/change-customer';
import { CreateCustomer } from './commands/create-customer';
import { CustomerDto, CustomerListQuery, CustomerPatchDto, fieldsOf, NewCustomerDto } from './customers.dto';
import { withoutAbsent } from './fields';
import { CustomerList } from './queries/customer-list';
import { CustomerViews } from './queries/customer-views';

@ApiTags('Customers')
@ApiBearerAuth()
@ApiProblems(401, 403, 422)
@Access('agent')
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly views: CustomerViews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Find customers, the newest first' })
  @ApiPage(CustomerDto)
  list(@Query() filters: CustomerListQuery): Promise<Page<CustomerView>> {
    return this.queries.execute(new CustomerList(filters));
  }

  @Post()
  @ApiOperation({ summary: 'Write down a customer', description: '409 when another one has the `externalId`; starting a chat with it finds that one.' })
  @ApiCreatedResponse({ type: CustomerDto })
  @ApiProblems(409)
  async create(@Body() input: NewCustomerDto): Promise<CustomerView> {
    return this.views.byId(await this.commands.execute(new CreateCustomer(fieldsOf(input))));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One customer' })
  @ApiOkResponse({ type: CustomerDto })
  @ApiProblems(404)
  get(@Param('id', idParam('customer')) id: string): Promise<CustomerView> {
    return this.views.byId(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a customer', description: 'What is given. Null takes e-mail, phone or `externalId` away; `attributes` are replaced as a whole.' })
  @ApiOkResponse({ type: CustomerDto })
  @ApiProblems(404, 409)
  async change(@By() by: StaffCaller, @Param('id', idParam('customer')) id: string, @Body() patch: CustomerPatchDto): Promise<CustomerView> {
    await this.commands.execute(new ChangeCustomer(by, id, withoutAbsent(patch)));
    return this.views.byId(id);
  }
}
