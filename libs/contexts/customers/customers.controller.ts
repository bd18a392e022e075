import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, ApiProblems, By, idParam, type Page, type StaffCaller } from '#platform';
import type { CustomerView } from '#protocol';
import { BlockCustomer } from './commands/block-customer';
import { ChangeCustomer } from './commands/change-customer';
import { CreateCustomer } from './commands/create-customer';
import { ErasePersonalData } from './commands/erase-personal-data';
import { MergeCustomer } from './commands/merge-customer';
import { UpsertCustomer } from './commands/upsert-customer';
import {
  BlockDto,
  CustomerDto,
  CustomerListQuery,
  CustomerPatchDto,
  CustomerUpsertDto,
  ExternalIdParam,
  fieldsOf,
  MergeDto,
  NewCustomerDto,
} from './customers.dto';
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
  @ApiOperation({
    summary: 'Write down a customer',
    description: '409 when another one has the `externalId`; starting a chat with it finds that one.',
  })
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

  @Put('by-external-id/:externalId')
  @Access('supervisor')
  @ApiOperation({
    summary: 'Write down what your own system knows of a customer',
    description: '201 for a new one. What is not given is taken away, but for `accountStatus` and `attributes`, which stay.',
  })
  @ApiOkResponse({ type: CustomerDto })
  @ApiCreatedResponse({ type: CustomerDto })
  async upsert(
    @By() by: StaffCaller,
    @Param() { externalId }: ExternalIdParam,
    @Body() input: CustomerUpsertDto,
    @Res({ passthrough: true }) reply: { status(code: number): unknown },
  ): Promise<CustomerView> {
    const { id, isNew } = await this.commands.execute(new UpsertCustomer(by, externalId, upsertOf(input)));
    reply.status(isNew ? 201 : 200);
    return this.views.byId(id);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Access('supervisor')
  @ApiOperation({
    summary: 'Put a customer into another one',
    description:
      'Chats, tickets and the longer block go with it; the merged id answers as the other from now on. It is not undone. One whose personal data was erased is not merged: 409 `customer.erased`.',
  })
  @ApiOkResponse({ type: CustomerDto })
  @ApiProblems(404, 409)
  async merge(@By() by: StaffCaller, @Param('id', idParam('customer')) id: string, @Body() { intoId }: MergeDto): Promise<CustomerView> {
    await this.commands.execute(new MergeCustomer(by, id, intoId));
    return this.views.byId(intoId);
  }

  @Put(':id/block')
  @Access('supervisor')
  @ApiOperation({
    summary: 'Let a customer start no chat for a while',
    description: 'An open chat goes on. The reason is kept in the log.',
  })
  @ApiOkResponse({ type: CustomerDto })
  @ApiProblems(404)
  async block(
    @By() by: StaffCaller,
    @Param('id', idParam('customer')) id: string,
    @Body() { until, reason }: BlockDto,
  ): Promise<CustomerView> {
    await this.commands.execute(new BlockCustomer(by, id, until, reason ?? null));
    return this.views.byId(id);
  }

  @Delete(':id/personal-data')
  @HttpCode(204)
  @Access('admin')
  @ApiOperation({
    summary: 'Erase who a customer was and what it said',
    description:
      'Name, e-mail, phone, external id, attributes, its messages and files, subjects, metadata and comments. Figures stay, and who erased it and when. The customer’s tokens end and its sockets are closed; whoever comes back is a new customer. 409 while a chat is open.',
  })
  @ApiProblems(404, 409)
  @ApiNoContentResponse()
  async erase(@By() by: StaffCaller, @Param('id', idParam('customer')) id: string): Promise<void> {
    await this.commands.execute(new ErasePersonalData(by, id));
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change a customer',
    description: 'What is given. Null takes e-mail, phone or `externalId` away; `attributes` are replaced as a whole.',
  })
  @ApiOkResponse({ type: CustomerDto })
  @ApiProblems(404, 409)
  async change(
    @By() by: StaffCaller,
    @Param('id', idParam('customer')) id: string,
    @Body() patch: CustomerPatchDto,
  ): Promise<CustomerView> {
    await this.commands.execute(new ChangeCustomer(by, id, withoutAbsent(patch)));
    return this.views.byId(id);
  }
}

function upsertOf({ name, email, phone, accountStatus, attributes }: CustomerUpsertDto) {
  return { name, email: email ?? null, phone: phone ?? null, ...withoutAbsent({ accountStatus, attributes }) };
}
