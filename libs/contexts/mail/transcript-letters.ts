import { Injectable } from '@nestjs/common';
import { asHtml, asText, ChatExport, ChatViews, type TranscriptHead, type TranscriptLine } from '#chats';
import type { CustomerCaller } from '#platform';
import type { Mail } from './domain/mail';
import { BY_ITSELF, type Written } from './mail-server';
import { wordsFor } from './words';

/** Lines and characters of a transcript that a mail holds; mail servers bound the size of what they take. */
const [MOST_LINES, MOST_CHARACTERS] = [2_000, 500_000];

/** What was said in a chat, as its customer may read it. */
@Injectable()
export class TranscriptLetters {
  constructor(
    private readonly views: ChatViews,
    private readonly chats: ChatExport,
  ) {}

  /** @throws DomainError `chat.not_found` where nothing is left of the chat */
  async of(mail: Mail): Promise<Written> {
    // Whoever asked could see the chat; since then its customer may have been merged into another.
    const chat = await this.views.byId(mail.chatId!);
    const by: CustomerCaller = { type: 'customer', id: chat.customer.id, name: chat.customer.name };
    const words = wordsFor(mail.locale);
    const { lines, isCut } = await beginning(this.chats.lines(by, chat));
    const facts: [string, string | null][] = [
      [words.customer, chat.customer.name],
      [words.agent, chat.agent && chat.agent.name],
      [words.started, words.time(chat.createdAt)],
      [words.closed, chat.closedAt && words.time(chat.closedAt)],
    ];
    const head: TranscriptHead = {
      title: chat.subject ?? words.subject(chat.createdAt),
      locale: words.language,
      facts: facts.filter((fact): fact is [string, string] => fact[1] !== null),
      words,
      above: [words.intro, ...(isCut ? [words.cut] : [])],
      below: [words.notYou],
    };
    return {
      headers: BY_ITSELF,
      subject: words.subject(chat.createdAt),
      text: await whole(asText(head, iterated(lines))),
      html: await whole(asHtml(head, iterated(lines))),
    };
  }
}

async function beginning(all: AsyncGenerator<TranscriptLine>): Promise<{ lines: TranscriptLine[]; isCut: boolean }> {
  const lines: TranscriptLine[] = [];
  let characters = 0;
  for await (const line of all) {
    characters += (line.text?.length ?? 0) + (line.quote?.text?.length ?? 0) + line.files.join().length;
    if (lines.length >= MOST_LINES || characters > MOST_CHARACTERS) return { lines, isCut: true };
    lines.push(line);
  }
  return { lines, isCut: false };
}

async function* iterated<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

async function whole(parts: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
