import { setTimeout as sleep } from 'node:timers/promises';

/** So long the beginning of an answer is waited for, once its status is there. */
const WITHIN_MS = 1_000;
const NUL = '\0';

/** The beginning of an answer. */
export interface Beginning {
  /** Null when it is no UTF-8, or there was nothing. */
  text: string | null;
  /** Whether there was more than what is kept, or what came in time. */
  isCut: boolean;
}

/**
 * Reads the beginning of an answer whose status is known: `keep` bytes at most, and only what comes within a second. The rest is received
 * meanwhile, so that its connection can be used again; one of more than `most` bytes ends its connection.
 */
export async function beginningOf(body: AsyncIterable<Buffer>, keep: number, most: number): Promise<Beginning> {
  const kept: Buffer[] = [];
  const enough = new AbortController();
  let [size, isWhole] = [0, false];
  const receive = async (): Promise<void> => {
    for await (const chunk of body) {
      if (size < keep) kept.push(Buffer.from(chunk.subarray(0, keep - size)));
      size += chunk.length;
      if (size > keep) enough.abort();
      if (size > most) return;
    }
    isWhole = size <= keep;
  };
  const late = sleep(WITHIN_MS, undefined, { signal: enough.signal, ref: false });
  // What breaks off leaves what came before.
  await Promise.race([receive(), late]).catch(() => undefined);
  enough.abort();
  return { text: textOf(Buffer.concat(kept)), isCut: !isWhole };
}

/** A character that the cut went through is left out; what Postgres cannot keep is no text. */
function textOf(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return text === '' || text.includes(NUL) ? null : text;
  } catch {
    return null;
  }
}
