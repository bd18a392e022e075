import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UserNames } from '#directory';
import { Access, ApiPage, By, cursorPart, idParam, type Page, PageQuery, readCursor, type StaffCaller, toPage } from '#platform';
import type { AddressBlockView } from '#protocol';
import { AddressBlockDto, NewAddressBlockDto } from './blocks.dto';
import { AddressBlocks } from './blocks.store';
import { BlockAddress } from './commands/block-address';
import { LiftBlock } from './commands/lift-block';
import type { AddressBlock } from './domain/address-block';

@ApiTags('Blocks')
@ApiBearerAuth()
@Access('supervisor')
@Controller('blocks')
export class BlocksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly blocks: AddressBlocks,
    private readonly names: UserNames,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Blocked addresses, the newest first', description: 'Those that are neither over nor lifted.' })
  @ApiPage(AddressBlockDto)
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<AddressBlockView>> {
    const [before] = (readCursor(cursor, [cursorPart.id]) ?? []) as [string?];
    const blocks = await this.blocks.page(limit + 1, before);
    return toPage(await Promise.all(blocks.map((block) => this.view(block))), limit, ({ id }) => [id]);
  }

  @Post()
  @ApiOperation({
    summary: 'Block an address',
    description: `Until the given time nobody without a staff token can start a chat or leave a message from the address (of IPv6: from its /64): 403
\`customer.blocked\`. Chats that are open go on. An address that is blocked already gets the new end and reason. At most 1,000 blocks: 409
\`block.too_many\`.`,
  })
  @ApiCreatedResponse({ type: AddressBlockDto })
  async block(@By() by: StaffCaller, @Body() { address, until, reason }: NewAddressBlockDto): Promise<AddressBlockView> {
    return this.view(await this.commands.execute(new BlockAddress(by, address, until, reason ?? null)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lift the block of an address' })
  @ApiNoContentResponse()
  lift(@By() by: StaffCaller, @Param('id', idParam('block')) id: string): Promise<void> {
    return this.commands.execute(new LiftBlock(by, id));
  }

  private async view({ id, network, until, reason, createdAt, createdBy }: AddressBlock): Promise<AddressBlockView> {
    const by = { id: createdBy, name: await this.names.of(createdBy) };
    return { id, address: network, until: until.toISOString(), reason, createdAt: createdAt.toISOString(), createdBy: by };
  }
}
