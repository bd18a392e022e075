import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  By,
  cursorPart,
  idParam,
  type Page,
  PageQuery,
  PeopleOnly,
  readCursor,
  type StaffCaller,
  toPage,
} from '#platform';
import { ApiKeyDto, CreatedApiKeyDto, NewApiKeyDto } from './api-keys.dto';
import { ApiKeys } from './api-keys.store';
import { CreateApiKey } from './create-api-key';
import type { ApiKey } from './domain/api-key';
import { RevokeApiKey } from './revoke-api-key';

@ApiTags('API keys')
@ApiBearerAuth()
@Access('admin')
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly keys: ApiKeys,
  ) {}

  @Post()
  @PeopleOnly()
  @ApiOperation({
    summary: 'Create an API key for a program',
    description:
      'The answer contains `key`, once. A program sends it as `Authorization: Bearer sbk_…` and may do what the role may; what needs a desk, as claiming a chat does, answers 403 `auth.people_only`. More than 500 keys: 409 `api_key.too_many`.',
  })
  @ApiCreatedResponse({ type: CreatedApiKeyDto })
  async create(@By() by: StaffCaller, @Body() { name, role, expiresAt, sockets }: NewApiKeyDto): Promise<CreatedApiKeyDto> {
    const { apiKey, key } = await this.commands.execute(new CreateApiKey(by, { name, role, expiresAt: expiresAt ?? null, sockets }));
    return { ...viewApiKey(apiKey), key };
  }

  @Get()
  @ApiOperation({ summary: 'API keys that are not revoked, the newest first', description: 'Also those that have expired.' })
  @ApiPage(ApiKeyDto)
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<ApiKeyDto>> {
    const [before] = (readCursor(cursor, [cursorPart.id]) ?? []) as [string?];
    const keys = await this.keys.page(limit + 1, before);
    return toPage(keys.map(viewApiKey), limit, ({ id }) => [id]);
  }

  @Delete(':id')
  @HttpCode(204)
  @PeopleOnly()
  @ApiOperation({
    summary: 'Revoke an API key',
    description:
      'Requests with it are refused at once, and its sockets are closed within five seconds. What was done with it keeps its name.',
  })
  @ApiNoContentResponse()
  revoke(@By() by: StaffCaller, @Param('id', idParam('api_key', 'API key')) id: string): Promise<void> {
    return this.commands.execute(new RevokeApiKey(by, id));
  }
}

function viewApiKey({ id, name, role, sockets, hint, createdBy, createdAt, expiresAt, lastUsedAt }: ApiKey): ApiKeyDto {
  const times = {
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
  return { id, name, role, sockets, hint, createdBy, ...times };
}
