import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { ChatAccess, LibraryAccess, SignedUrls } from '#files';
import { LibraryFiles } from '#files/lends';
import type { StaffCaller } from '#platform';
import type { AttachmentView } from '#protocol';

/** Copies the files of a canned response into a chat, where the caller may send the copies. */
export class CopyResponseFiles extends Command<AttachmentView[]> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly cannedResponseId: string,
  ) {
    super();
  }
}

@CommandHandler(CopyResponseFiles)
export class CopyResponseFilesHandler implements ICommandHandler<CopyResponseFiles> {
  constructor(
    private readonly files: LibraryFiles,
    private readonly links: SignedUrls,
    private readonly queries: QueryBus,
  ) {}

  async execute({ by, chatId, cannedResponseId }: CopyResponseFiles): Promise<AttachmentView[]> {
    const { customerId } = await this.queries.execute(new ChatAccess(by, chatId, 'write'));
    await this.queries.execute(new LibraryAccess(by, cannedResponseId));
    const copies = await this.files.copyTo({ id: chatId, customerId }, by, await this.files.of(cannedResponseId));
    return copies.map(({ view }) => this.links.of(view));
  }
}
