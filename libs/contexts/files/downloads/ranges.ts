import type { ByteRange } from '../storage/storage';

/** Request headers that select a part of a file. */
export interface Asked {
  range?: string;
  'if-range'?: string;
  'if-none-match'?: string;
}

const RANGE = /^bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))$/;

/** The part to send; undefined means the whole file. Anything but a single range of bytes is ignored, as RFC 9110 allows. */
export function partOf(
  asked: Asked,
  { size, etag }: { size: number; etag: string },
): ByteRange | 'not modified' | 'unsatisfiable' | undefined {
  if (knows(asked['if-none-match'], etag)) return 'not modified';
  const [found, first, last, suffix] = RANGE.exec(asked.range ?? '') ?? [];
  if (found === undefined || (asked['if-range'] !== undefined && asked['if-range'] !== etag)) return undefined;
  if (suffix !== undefined) return Number(suffix) === 0 ? 'unsatisfiable' : { start: Math.max(0, size - Number(suffix)), end: size - 1 };
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? 'unsatisfiable' : { start, end };
}

function knows(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known.includes('*') || known.includes(etag);
}
