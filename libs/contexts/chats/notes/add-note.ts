import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { newId, type StaffCaller } from '#platform';
import type { NoteView } from '#protocol';
import { Chats } from '../chat/chats.store';
import { viewNote } from '../chat/domain/message';

/** Adds a note to a chat, for staff alone. */
export class AddNote extends Command<NoteView> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly text: string,
  ) {
    super();
  }
}

@CommandHandler(AddNote)
export class AddNoteHandler implements ICommandHandler<AddNote> {
  constructor(
    private readonly chats: Chats,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, text }: AddNote): Promise<NoteView> {
    return this.chats.changeAs(by, 'see', chatId, (chat) => {
      return viewNote(chat.addNote(newId(), by, text, this.clock.now()));
    });
  }
}
