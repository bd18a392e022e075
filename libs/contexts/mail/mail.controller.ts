import { Body, Controller, Get, HttpCode, Ip, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentSettings } from '#directory';
import { Access, By, type CustomerCaller, idParam, Throttle } from '#platform';
import type { MailSetUpView, TranscriptMailView } from '#protocol';
import { MailTranscript } from './commands/mail-transcript';
import { MailSetUpDto, TranscriptMailDto, TranscriptMailRequestDto } from './mail.dto';
import { InboxReader } from './inbox-reader';
import { MailServer } from './mail-server';

@ApiTags('E-mail')
@ApiBearerAuth()
@Controller()
export class MailController {
  constructor(
    private readonly commands: CommandBus,
    private readonly server: MailServer,
    private readonly inbox: InboxReader,
    private readonly settings: CurrentSettings,
    private readonly throttle: Throttle,
  ) {}

  @Get('mail')
  @Access('agent')
  @ApiOperation({ summary: 'Whether e-mail is set up', description: 'docs/mail.md says how it is.' })
  @ApiOkResponse({ type: MailSetUpDto })
  setUp(): MailSetUpView {
    return { sends: this.server.sender !== null, from: this.server.sender?.address ?? null, receives: this.inbox.isSetUp };
  }

  @Post('chats/:id/transcript')
  @HttpCode(202)
  @Access('customers-only')
  @ApiOperation({
    summary: 'Send the transcript of a chat by e-mail',
    description:
      'What is said until it is sent. Refused with 409 `mail.not_set_up`, and `mail.nobody_answered` until an agent has written in the chat; with 429 `mail.too_many` after three of a chat in a day, or five to an address in an hour.',
  })
  @ApiAcceptedResponse({ type: TranscriptMailDto })
  async transcript(
    @By() by: CustomerCaller,
    @Param('id', idParam('chat')) id: string,
    @Body() { email }: TranscriptMailRequestDto,
    @Ip() network: string,
  ): Promise<TranscriptMailView> {
    await this.throttle.take('transcript', network, (await this.settings.get()).maxNewChatsPerMinute);
    return this.commands.execute(new MailTranscript(by, id, email));
  }
}
