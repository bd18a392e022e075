import { IsInt, Max, Min } from 'class-validator';
import { InvalidField } from '#kernel';
import { IfGiven, rule } from '#platform';
import { ChatEventDto } from '../chat/chat.dto';
import type { TranscriptRange } from './transcript';

const MAX_SEQ = 2_147_483_647;
const MAX_CATCH_UP = 1_000;
const MAX_WINDOW = 200;
const DEFAULT_WINDOW = 50;

export class JoinChatDto extends ChatEventDto {
  @IsInt() @Min(0) @Max(MAX_SEQ) @IfGiven afterSeq?: number;
  @IsInt() @Min(1) @Max(MAX_SEQ) @IfGiven beforeSeq?: number;
  @rule('isLast', (value) => value === true || isWindowSize(value), `must be true, or a number from 1 to ${MAX_WINDOW}`) @IfGiven last?:
    true | number;
  @IsInt() @Min(1) @Max(MAX_WINDOW) @IfGiven limit?: number;
}

/** The part of the transcript that `chat.join` asks for. */
export function rangeOf({ afterSeq, beforeSeq, last, limit }: JoinChatDto): TranscriptRange {
  const [, second] = Object.entries({ afterSeq, beforeSeq, last }).filter(([, value]) => value !== undefined);
  if (second) throw new InvalidField(`/${second[0]}`, 'must not be given together with another of afterSeq, beforeSeq and last');
  if (beforeSeq === undefined && last === undefined) {
    if (limit !== undefined) throw new InvalidField('/limit', 'needs beforeSeq or last');
    return { afterSeq: afterSeq ?? 0, limit: MAX_CATCH_UP };
  }
  const most = limit ?? DEFAULT_WINDOW;
  return { beforeSeq: beforeSeq ?? MAX_SEQ, limit: typeof last === 'number' ? Math.min(last, limit ?? last) : most };
}

function isWindowSize(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_WINDOW;
}
