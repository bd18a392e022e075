import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Doorkeeper } from '#blocks';
import { CurrentSettings } from '#directory';
import { Access, ApiPage, By, type Caller, idParam, networkOf, Throttle } from '#platform';
import type { ChatView } from '#protocol';
import { pageOf } from './chat/page.dto';
import { ChatDto, CloseChatDto } from './chat/chat.dto';
import { StartChatDto, StartedChatDto } from './lifecycle/start-chat.dto';
import { CloseChat } from './lifecycle/close-chat';
import { StartChat } from './lifecycle/start-chat';
import { CustomerTokenCheck } from './lifecycle/customer-token-check';
import { viewerOf } from './chat/viewer';
import { ChatList, type ChatListPage } from './search/chat-list';
import { ChatListQuery, ListedChatDto } from './search/search.dto';
import { VisibleChat } from './chat/visible-chat';
import { ChatViews } from './chat/chat-views';
import { PositionInQueue } from './chat/asked-downstream';

@ApiTags('Chats')
@ApiBearerAuth()
@Access('customer')
@Controller('chats')
export class ChatsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly views: ChatViews,
    private readonly tokenCheck: CustomerTokenCheck,
    private readonly settings: CurrentSettings,
    private readonly throttle: Throttle,
    private readonly doorkeeper: Doorkeeper,
  ) {}

  @Post()
  @Access('public')
  @ApiOperation({
    summary: 'Start a chat',
    description: `Without a token: for a new customer, with public skills only and no priority. With a customer's token: for that customer, who
can have one open chat. With a staff token: on behalf of a customer. With an \`identityToken\`: for the customer whom it names; if that customer
has an open chat, the 409 contains a \`customerToken\` for it. A blocked customer, and whoever comes from a blocked address without a staff token, is refused with
403 \`customer.blocked\`, and told \`until\` when.`,
  })
  @ApiCreatedResponse({ type: StartedChatDto })
  async start(
    @By() by: Caller | undefined,
    @Body() input: StartChatDto,
    @Ip() address: string,
    @Req() { headers }: FastifyRequest,
  ): Promise<StartedChatDto> {
    const isStaff = by?.type === 'staff';
    if (!isStaff) await this.mayComeFrom(address, headers.origin);
    const network = isStaff ? undefined : networkOf(address);
    const { chatId, customerId } = await this.commands.execute(new StartChat(by, { ...requestOf(input), network }));
    const [chat, queue] = await Promise.all([this.views.byId(chatId), this.queries.execute(new PositionInQueue(chatId))]);
    return { chat, customerToken: this.tokenCheck.tokenFor(customerId), queue };
  }

  @Get()
  @ApiOperation({
    summary: 'Search chats',
    description:
      'Agents find the chats that they have, had or are offered, and all in the queue; supervisors all chats; customers their own. `moved: true` in a page says that a chat has changed its place in the order since the first page, so that the pages may have missed it.',
  })
  @ApiPage(ListedChatDto, { moves: true })
  list(@By() by: Caller, @Query() { sort, limit, cursor, ...filters }: ChatListQuery): Promise<ChatListPage> {
    return this.queries.execute(new ChatList(viewerOf(by), filters, { sort, limit, cursor }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One chat' })
  @ApiOkResponse({ type: ChatDto })
  get(@By() by: Caller, @Param('id', idParam('chat')) id: string): Promise<ChatView> {
    return this.queries.execute(new VisibleChat(by, id));
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Close a chat',
    description:
      'Allowed to its agent, supervisors and its customer. A waiting chat that its customer closes has `closeReason: "abandoned"`.',
  })
  @ApiOkResponse({ type: ChatDto })
  async close(@By() by: Caller, @Param('id', idParam('chat')) id: string, @Body() { resolution }: CloseChatDto): Promise<ChatView> {
    await this.commands.execute(new CloseChat(by, id, resolution ?? null));
    return this.views.byId(id);
  }

  private async mayComeFrom(address: string, site: string | undefined): Promise<void> {
    const { maxNewChatsPerMinute, maxNewChatsPerMinuteOfSite } = await this.settings.get();
    await this.throttle.take('new-chat', address, maxNewChatsPerMinute);
    await this.throttle.takeOfSite('new-chat', site, maxNewChatsPerMinuteOfSite);
    await this.doorkeeper.mustLetIn(address);
  }
}

function requestOf({ customer, subject, skills, metadata, page, ...rest }: StartChatDto) {
  return {
    ...rest,
    customer: customer && {
      name: customer.name,
      email: customer.email ?? null,
      phone: customer.phone ?? null,
      externalId: customer.externalId ?? null,
      locale: rest.locale,
    },
    subject: subject ?? null,
    skills: (skills ?? []).map((skill) => ({ ...skill })),
    metadata: metadata ?? {},
    page: page ? pageOf(page) : null,
  };
}
