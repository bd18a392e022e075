import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { UserNames } from '#directory';
import type { Caller } from '#platform';
import type { ChatView, MessageView, NoteView } from '#protocol';
import { Transcript } from '../messages/transcript';
import { Notes } from '../notes/notes';
import { forPeople, linesOf, type TranscriptHead, type TranscriptLine } from './transcript-lines';

const PAGE = 100;

/** One chat with all that was said in it: for staff with their notes, for its customer without. It is read page by page. */
@Injectable()
export class ChatExport {
  constructor(
    private readonly queries: QueryBus,
    private readonly names: UserNames,
  ) {}

  lines(by: Caller, { id }: ChatView): AsyncGenerator<TranscriptLine> {
    return linesOf(this.messages(by, id), this.notes(by, id));
  }

  async *json(by: Caller, chat: ChatView): AsyncGenerator<string> {
    yield `{"chat":${JSON.stringify(chat)},\n"messages":[`;
    yield* listed(this.messages(by, chat.id), withoutAddresses);
    yield by.type === 'staff' ? '],\n"notes":[' : ']}\n';
    if (by.type !== 'staff') return;
    yield* listed(this.notes(by, chat.id), (note) => note);
    yield ']}\n';
  }

  async head({ id, subject, customer, agentId, locale, createdAt, closedAt, tags }: ChatView): Promise<TranscriptHead> {
    const facts: [string, string | null][] = [
      ['Customer', [customer.name, customer.email, customer.phone].filter(Boolean).join(' · ')],
      ['Agent', agentId === null ? null : await this.names.of(agentId)],
      ['Started', forPeople(createdAt)],
      ['Closed', closedAt === null ? null : forPeople(closedAt)],
      ['Tags', tags.join(', ') || null],
      ['Chat', id],
    ];
    return {
      title: subject ?? `Chat with ${customer.name}`,
      locale,
      facts: facts.filter((fact): fact is [string, string] => fact[1] !== null),
    };
  }

  private async *messages(by: Caller, chatId: string): AsyncGenerator<MessageView> {
    for (let afterSeq = 0; ;) {
      const { messages, hasMore } = await this.queries.execute(new Transcript(by, chatId, { afterSeq, limit: PAGE, translations: true }));
      yield* messages;
      if (!hasMore) return;
      afterSeq = messages.at(-1)!.seq;
    }
  }

  private async *notes(by: Caller, chatId: string): AsyncGenerator<NoteView> {
    if (by.type !== 'staff') return;
    for (let cursor: string | undefined; ;) {
      const page = await this.queries.execute(new Notes(by, chatId, PAGE, cursor));
      yield* page.data;
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }
}

/** Addresses of files are signed for minutes; a file on a disk names files, and carries no keys. */
function withoutAddresses({ attachments, ...message }: MessageView): object {
  return { ...message, attachments: attachments.map(({ url: _url, thumbnailUrl: _thumbnailUrl, ...file }) => file) };
}

async function* listed<T>(all: AsyncGenerator<T>, shown: (each: T) => object): AsyncGenerator<string> {
  let separator = '\n';
  for await (const each of all) {
    yield separator + JSON.stringify(shown(each));
    separator = ',\n';
  }
}
