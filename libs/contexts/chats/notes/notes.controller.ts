import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, idParam, type Page, PageQuery, type StaffCaller } from '#platform';
import type { NoteView } from '#protocol';
import { AddNote } from './add-note';
import { NewNoteDto, NoteDto, noteOf } from './notes.dto';
import { Notes } from './notes';

@ApiTags('Chats')
@ApiBearerAuth()
@Access('agent')
@Controller('chats/:id/notes')
export class NotesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The notes of staff about a chat, oldest first', description: 'Customers never see them.' })
  @ApiPage(NoteDto)
  list(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string, @Query() { limit, cursor }: PageQuery): Promise<Page<NoteView>> {
    return this.queries.execute(new Notes(by, id, limit, cursor));
  }

  @Post()
  @ApiOperation({
    summary: 'Add a note',
    description:
      'With `to` it is a whisper, from a supervisor to the agent of the chat or back. Whoever it addresses or mentions hears `mention.created`, in the chat or not; all of the staff in the chat may read it.',
  })
  @ApiCreatedResponse({ type: NoteDto })
  add(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string, @Body() note: NewNoteDto): Promise<NoteView> {
    return this.commands.execute(new AddNote(by, id, noteOf(note)));
  }
}
