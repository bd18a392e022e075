import { Injectable } from '@nestjs/common';
import { ChatViews } from '#chats';
import { escapedHtml } from '#kernel';
import { Env } from '#platform';
import type { Mail } from './domain/mail';
import { htmlLetter } from './html';
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
    const link = address === null ? [] : [address];
    const paragraphs = [words.readyText, ...link, words.readyElse, words.notYou];
    const asMarkup = (text: string): string =>
      text === address ? `<a href="${escapedHtml(text)}">${escapedHtml(text)}</a>` : escapedHtml(text);
    return {
      headers: BY_ITSELF,
      subject: words.readySubject,
      text: paragraphs.join('\n\n'),
      html: htmlLetter(
        words.language,
        paragraphs.map((text) => `<p>${asMarkup(text)}</p>`),
      ),
    };
  }

  /** The page on which the chat was begun, as far as it is one of the company's: a stranger could name any. */
  private ownPage(url: string): string | null {
    if (!URL.canParse(url)) return null;
    const { origin, pathname } = new URL(url);
    return this.env.ALLOWED_ORIGINS.includes(origin) ? origin + pathname : null;
  }
}
