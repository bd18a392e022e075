import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';
import type { AttachmentView } from '#protocol';
import { CannedFiles } from './canned-files';
import { SignedUrls } from '../attachment/signed-urls';
import { AccessToCannedResponse, ChatAccess } from '../attachment/asked-downstream';

/** Copies the files of a canned response into a chat, for whoever asks to send them there. */
export class CopyCannedFiles extends Command<AttachmentView[]> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly cannedResponseId: string,
  ) {
    super();
  }
}

@CommandHandler(CopyCannedFiles)
export class CopyCannedFilesHandler implements ICommandHandler<CopyCannedFiles> {
  constructor(
    private readonly files: CannedFiles,
    private readonly links: SignedUrls,
    private readonly queries: QueryBus,
  ) {}

  async execute({ by, chatId, cannedResponseId }: CopyCannedFiles): Promise<AttachmentView[]> {
    const { customerId } = await this.queries.execute(new ChatAccess(by, chatId, 'write'));
    await this.queries.execute(new AccessToCannedResponse(by, cannedResponseId, 'read'));
    const copies = await this.files.copyTo({ id: chatId, customerId }, by, await this.files.of(cannedResponseId));
    return copies.map(({ view }) => this.links.of(view));
  }
}
