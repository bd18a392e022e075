import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, idParam, type Page, type StaffCaller, WithETag } from '#platform';
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
import { Customers } from './customers.store';

@ApiTags('Customers')
@ApiBearerAuth()
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
    summary: 'Create a customer',
    description: '409 when another customer has the `externalId`. `POST /chats` with an existing `externalId` uses that customer.',
  })
  @ApiCreatedResponse({ type: CustomerDto })
  @WithETag(Customers)
  async create(@Body() input: NewCustomerDto): Promise<CustomerView> {
    return this.views.byId(await this.commands.execute(new CreateCustomer(fieldsOf(input))));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One customer' })
  @ApiOkResponse({ type: CustomerDto })
  @WithETag(Customers)
  get(@Param('id', idParam('customer')) id: string): Promise<CustomerView> {
    return this.views.byId(id);
  }

  @Put('by-external-id/:externalId')
  @Access('supervisor')
  @ApiOperation({
    summary: 'Create or replace a customer by the id in your own system',
    description:
      '201 when the customer is new, 200 otherwise. Fields that are not given are cleared, except `accountStatus`, `attributes` and the note, which keep their values.',
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
    summary: 'Merge a customer into another one',
    description:
      'Chats, tickets and the longer block move to the other customer; the merged id stands for the other customer from then on. A merge cannot be undone. 409 `customer.erased` when the personal data of either customer was erased.',
  })
  @ApiOkResponse({ type: CustomerDto })
  async merge(@By() by: StaffCaller, @Param('id', idParam('customer')) id: string, @Body() { intoId }: MergeDto): Promise<CustomerView> {
    await this.commands.execute(new MergeCustomer(by, id, intoId));
    return this.views.byId(intoId);
  }

  @Put(':id/block')
  @Access('supervisor')
  @ApiOperation({
    summary: 'Block a customer from starting chats',
    description: `Until the given time the customer can neither start chats nor leave messages: 403 \`customer.blocked\`; a chat that is already open goes on.
With \`address: true\` the address that the customer came from last is blocked as well.`,
  })
  @ApiOkResponse({ type: CustomerDto })
  @WithETag(Customers)
  async block(
    @By() by: StaffCaller,
    @Param('id', idParam('customer')) id: string,
    @Body() { until, reason = null, address = false }: BlockDto,
  ): Promise<CustomerView> {
    await this.commands.execute(new BlockCustomer(by, id, { until, reason, withNetwork: address }));
    return this.views.byId(id);
  }

  @Delete(':id/block')
  @HttpCode(204)
  @Access('supervisor')
  @ApiOperation({ summary: 'Lift the block of a customer', description: 'An address that was blocked along with it stays so.' })
  @ApiNoContentResponse()
  async unblock(@By() by: StaffCaller, @Param('id', idParam('customer')) id: string): Promise<void> {
    await this.commands.execute(new BlockCustomer(by, id, { until: null, reason: null, withNetwork: false }));
  }

  @Delete(':id/personal-data')
  @HttpCode(204)
  @Access('admin')
  @ApiOperation({
    summary: 'Erase the personal data of a customer',
    description:
      'Erases name, e-mail, phone, external id, attributes, the note, the customer’s messages and files, and the subject, metadata and rating comment of its chats. Figures stay, and the log keeps who erased the data and when. The customer’s tokens become invalid and its sockets are closed; somebody who comes back is a new customer. 409 `customer.has_open_chat` while a chat is open.',
  })
  @ApiNoContentResponse()
  async erase(@By() by: StaffCaller, @Param('id', idParam('customer')) id: string): Promise<void> {
    await this.commands.execute(new ErasePersonalData(by, id));
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change a customer',
    description: 'Only the given fields change. Null clears e-mail, phone, `externalId` or the note; `attributes` are replaced as a whole.',
  })
  @ApiOkResponse({ type: CustomerDto })
  @WithETag(Customers)
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
