import { Injectable, Logger } from '@nestjs/common';
import { Env, Outbound, OutboundError } from '#platform';
import type { TranslatorSetting } from '#protocol';

/** Of a message of 10,000 characters in any script, with room. */
const MAX_BYTES = 262_144;
const MOST_TEXT = 40_000;
const A_LANGUAGE = /^[a-zA-Z-]{2,20}$/;

export interface Translated {
  text: string;
  sourceLanguage: string | null;
}

/** Port to the translator: an HTTP service with the interface of LibreTranslate. */
@Injectable()
export class Translator {
  private readonly logger = new Logger(Translator.name);

  constructor(
    private readonly outbound: Outbound,
    private readonly env: Env,
  ) {}

  /** @returns null when it brought no translation. @throws OutboundError `ended` when the signal aborts the request */
  async translate(
    { url, timeoutMs, key }: TranslatorSetting,
    text: string,
    target: string,
    signal: AbortSignal,
  ): Promise<Translated | null> {
    const asked = { q: text, source: 'auto', target, format: 'text', ...(key && { api_key: key }) };
    try {
      const answer = await this.outbound.post({
        url: `${url.replace(/\/+$/, '')}/translate`,
        body: JSON.stringify(asked),
        headers: {},
        withinMs: timeoutMs,
        maxBytes: MAX_BYTES,
        mayBePrivate: this.env.TRANSLATION_ALLOW_PRIVATE,
        signal,
      });
      const translated = translatedIn(answer);
      if (translated === null) this.logger.warn('the translator answered something else');
      return translated;
    } catch (error) {
      if (!(error instanceof OutboundError) || error.reason === 'ended') throw error;
      this.logger.warn({ reason: error.reason }, 'the translator did not answer');
      return null;
    }
  }
}

function translatedIn(answer: string): Translated | null {
  let said: unknown;
  try {
    said = JSON.parse(answer);
  } catch {
    return null;
  }
  const { translatedText, detectedLanguage } = (said ?? {}) as { translatedText?: unknown; detectedLanguage?: { language?: unknown } };
  if (typeof translatedText !== 'string' || translatedText.length > MOST_TEXT) return null;
  const language = detectedLanguage?.language;
  const isKnown = typeof language === 'string' && A_LANGUAGE.test(language);
  return { text: translatedText.replaceAll('\0', ''), sourceLanguage: isKnown ? language.toLowerCase() : null };
}
