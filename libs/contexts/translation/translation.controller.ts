import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, idParam, type StaffCaller } from '#platform';
import type { ChatTranslationView } from '#protocol';
import { SwitchTranslation } from './commands/switch-translation';
import { TranslationOfChat } from './queries/translation-of-chat';
import { ChatTranslationDto, SwitchTranslationDto } from './translation.dto';

@ApiTags('Chats')
@ApiBearerAuth()
@Access('agent')
@Controller('chats/:id/translation')
export class TranslationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Whether a chat is translated',
    description: 'Messages carry their `translations` where they are asked for: `GET /chats/:id/messages?translations=true`.',
  })
  @ApiOkResponse({ type: ChatTranslationDto })
  translation(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<ChatTranslationView> {
    return this.queries.execute(new TranslationOfChat(by, id));
  }

  @Put()
  @ApiOperation({
    summary: 'Switch the translation of a chat on or off',
    description:
      'Allowed to its agent and supervisors. On, its latest 50 messages are translated too. 409 `translation.off` where no translator or language is set.',
  })
  @ApiOkResponse({ type: ChatTranslationDto })
  async switch(
    @By() by: StaffCaller,
    @Param('id', idParam('chat')) id: string,
    @Body() { on, language = null, customerLanguage = null }: SwitchTranslationDto,
  ): Promise<ChatTranslationView> {
    await this.commands.execute(new SwitchTranslation(by, id, { isOn: on, language, customerLanguage }));
    return this.queries.execute(new TranslationOfChat(by, id));
  }
}
