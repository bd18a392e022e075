import { Injectable } from '@nestjs/common';
import { ChatViews } from '#chats';
import { escapedHtml } from '#kernel';
import { Env } from '#platform';
import type { Mail } from './domain/mail';
import { BY_ITSELF, type Written } from './mail-server';
import { wordsFor } from './words';

/** Somebody can talk now with whoever left a message. */
@Injectable()
export class ReadyLetters {
  constructor(
    private readonly views: ChatViews,
    private readonly env: Env,
  ) {}

  /** @throws DomainError `chat.not_found` */
  async of(mail: Mail): Promise<Written> {
    const { page } = await this.views.byId(mail.chatId!);
    const words = wordsFor(mail.locale);
    const address = page && this.ownPage(page.url);
    const paragraphs = [words.readyText, words.readyElse, words.notYou];
    const link = address === null ? '' : `<p><a href="${escapedHtml(address)}">${escapedHtml(address)}</a></p>\n`;
    const [first, ...others] = paragraphs.map((each) => `<p>${escapedHtml(each)}</p>\n`);
    return {
      headers: BY_ITSELF,
      subject: words.readySubject,
      text: [words.readyText, ...(address === null ? [] : [address]), words.readyElse, words.notYou].join('\n\n'),
      html: `<!doctype html>\n<html lang="${words.language}">\n<meta charset="utf-8">\n${first}${link}${others.join('')}</html>\n`,
    };
  }

  /** The page on which the chat was begun, as far as it is one of the company's: a stranger could name any. */
  private ownPage(url: string): string | null {
    if (!URL.canParse(url)) return null;
    const { origin, pathname } = new URL(url);
    return this.env.ALLOWED_ORIGINS.includes(origin) ? origin + pathname : null;
  }
}
