import { Injectable } from '@nestjs/common';
import type { Mail } from './domain/mail';
import type { Letter } from './mail-server';
import { wordsFor } from './words';
import { AnswerLetters } from './answer-letters';
import { TranscriptLetters } from './transcript-letters';

/** Writes letters: what is sent is made when it is sent, of what is so then. */
@Injectable()
export class Letters {
  constructor(
    private readonly transcripts: TranscriptLetters,
    private readonly answers: AnswerLetters,
  ) {}

  /** @throws DomainError of kind `missing` where there is nothing to tell any more */
  async of(mail: Mail): Promise<Letter> {
    const { headers, ...letter } = await this[mail.kind === 'transcript' ? 'transcripts' : 'answers'].of(mail);
    const all = { ...headers, 'Content-Language': wordsFor(mail.locale).language };
    return { to: mail.address, messageId: mail.messageId, headers: all, ...letter };
  }
}
