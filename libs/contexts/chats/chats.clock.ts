import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { CloseQuietChats } from './commands/close-quiet-chats';

@Injectable()
export class ChatsClock {
  constructor(private readonly commands: CommandBus) {}

  @Sweep(0.5)
  async closeQuiet(): Promise<void> {
    await this.commands.execute(new CloseQuietChats());
  }
}
