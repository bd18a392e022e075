import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '#kernel';
import { Env, InputPipe, Outbound, OutboundError, readJson, signedHeaders } from '#platform';
import type { ChatView, ContextCard, ContextSourceSetting, CustomerView } from '#protocol';
import { SourceAnswerDto } from './context-sources.dto';

const MAX_BYTES = 65_536;

/** Question to a source: the customer, and the chat that the customer started. */
export interface SourceQuestion {
  /** Idempotency key: a question that is repeated keeps its id. */
  id: string;
  customer: CustomerView;
  chat: ChatView;
}

export interface SourceReply {
  status: 'ok' | 'slow' | 'failed';
  cards: ContextCard[];
  durationMs: number;
  /** Why the reply cannot be used; null when it can. */
  error: string | null;
}

const pipe = new InputPipe();

/** HTTP client of sources: it posts the question, signed, and takes nothing from the reply but cards of labelled text. */
@Injectable()
export class SourceClient {
  constructor(
    private readonly outbound: Outbound,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  /** Every failure of the source is a reply with a status of its own. @throws OutboundError `ended` when the signal aborts the request */
  async ask(source: ContextSourceSetting, question: SourceQuestion, signal: AbortSignal): Promise<SourceReply> {
    const began = performance.now();
    const replied = (reply: Omit<SourceReply, 'durationMs'>): SourceReply => ({
      ...reply,
      durationMs: Math.round(performance.now() - began),
    });
    try {
      return replied({ status: 'ok', cards: await cardsIn(await this.post(source, question, signal)), error: null });
    } catch (error) {
      if (error instanceof OutboundError && error.reason !== 'ended')
        return replied({ status: error.reason === 'slow' ? 'slow' : 'failed', cards: [], error: error.message });
      if (error instanceof DomainError) return replied({ status: 'failed', cards: [], error: whatIsWrong(error) });
      throw error;
    }
  }

  private post(
    { url, timeoutMs, secret }: ContextSourceSetting,
    { id, customer, chat }: SourceQuestion,
    signal: AbortSignal,
  ): Promise<string> {
    const body = JSON.stringify({ customer, chat });
    const headers = signedHeaders(secret!, id, body, this.clock.now());
    const mayBePrivate = this.env.CONTEXT_ALLOW_PRIVATE;
    return this.outbound.post({ url, body, headers, withinMs: timeoutMs, maxBytes: MAX_BYTES, mayBePrivate, signal });
  }
}

async function cardsIn(text: string): Promise<ContextCard[]> {
  const { cards } = (await pipe.transform(readJson(text), { type: 'body', metatype: SourceAnswerDto })) as SourceAnswerDto;
  return JSON.parse(JSON.stringify(cards)) as ContextCard[];
}

function whatIsWrong({ errors: [first] = [] }: DomainError): string {
  return first ? `The answer cannot be used: ${first.pointer} ${first.message}` : 'The answer cannot be used';
}
