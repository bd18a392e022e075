import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UserNames } from '#directory';
import { Clock, InvalidField } from '#kernel';
import { newId, type StaffCaller, type Transaction } from '#platform';
import type { NoteView } from '#protocol';
import { Chats } from '../chat/chats.store';
import { type NewNote, viewNote } from '../chat/domain/message';

/** Adds a note to a chat, for staff alone; with `toId` it is a whisper, in either direction. */
export class AddNote extends Command<NoteView> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly note: NewNote,
  ) {
    super();
  }
}

@CommandHandler(AddNote)
export class AddNoteHandler implements ICommandHandler<AddNote> {
  constructor(
    private readonly chats: Chats,
    private readonly names: UserNames,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, note }: AddNote): Promise<NoteView> {
    return this.chats.changeAs(by, 'see', chatId, async (chat, tx) => {
      await this.mustWorkHere(tx, note);
      return viewNote(chat.addNote(newId(), by, note, this.clock.now()));
    });
  }

  /** @throws DomainError `validation.failed` that points at whoever is no active user */
  private async mustWorkHere(tx: Transaction, { toId, mentions }: NewNote): Promise<void> {
    const named = [...(toId === null ? [] : [{ id: toId, at: '/to' }]), ...mentions.map((id, i) => ({ id, at: `/mentions/${i}` }))];
    const active = await this.names.activeAmong(
      tx,
      named.map(({ id }) => id),
    );
    const stranger = named.find(({ id }) => !active.has(id));
    if (stranger) throw new InvalidField(stranger.at, 'is nobody who works here');
  }
}
