import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { OptionalText, rule, Trimmed } from '#platform';
import type { ChatPage } from '#protocol';

const MAX_ADDRESS = 2_000;
const MAX_TITLE = 300;

/** Agents follow these addresses, so that they lead to pages and nowhere else. */
function isPageAddress(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > MAX_ADDRESS || !URL.canParse(value)) return false;
  return ['http:', 'https:'].includes(new URL(value).protocol);
}

const PageAddress = (): PropertyDecorator =>
  rule('pageAddress', isPageAddress, `must be an http or https address of at most ${MAX_ADDRESS} characters`);

const address = { maxLength: MAX_ADDRESS, format: 'uri' };

/** The page that a customer looks at, as its browser tells it. */
export class PageViewDto {
  @ApiProperty({ ...address, example: 'https://shop.example/cart' }) @Trimmed @IsString() @PageAddress() url!: string;
  @ApiPropertyOptional({ type: String, maxLength: MAX_TITLE, nullable: true, example: 'Your cart' })
  @OptionalText(MAX_TITLE)
  title?: string | null;
}

export class PageDto extends PageViewDto {
  @ApiPropertyOptional({
    type: String,
    ...address,
    nullable: true,
    example: 'https://search.example/',
    description: 'What led to the page; a blank one is none',
  })
  @PageAddress()
  @OptionalText(MAX_ADDRESS)
  referrer?: string | null;
}

export class ChatPageDto implements ChatPage {
  @ApiProperty({ example: 'https://shop.example/cart' }) url!: string;
  @ApiProperty({ type: String, nullable: true, example: 'Your cart' }) title!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What led to the first page that was told' }) referrer!: string | null;
}

export function pageOf({ url, title, referrer }: PageDto): ChatPage {
  return { url, title: title ?? null, referrer: referrer ?? null };
}
