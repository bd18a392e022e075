import { Injectable } from '@nestjs/common';
import type { Mail } from './domain/mail';
import type { Letter } from './mail-server';
import { wordsFor } from './words';
import { AnswerLetters } from './answer-letters';
import { ReadyLetters } from './ready-letters';
import { TranscriptLetters } from './transcript-letters';

/** Writes letters: what is sent is made when it is sent, of what is so then. */
@Injectable()
export class Letters {
  constructor(
    private readonly transcript: TranscriptLetters,
    private readonly answer: AnswerLetters,
    private readonly ready: ReadyLetters,
  ) {}

  /** @throws DomainError of kind `missing` where there is nothing to tell any more */
  async of(mail: Mail): Promise<Letter> {
    const { headers, ...letter } = await this[mail.kind].of(mail);
    const all = { ...(headers as Record<string, string>), 'Content-Language': wordsFor(mail.locale).language };
    return { to: mail.address, messageId: mail.messageId, headers: all, ...letter };
  }
}
