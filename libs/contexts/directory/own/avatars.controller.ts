import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access, idParam, NO_PAGE_OF_OURS } from '#platform';
import { PictureById } from './picture-by-id';

@ApiTags('Your own')
@Access('public')
@Controller('avatars')
export class AvatarsController {
  constructor(private readonly queries: QueryBus) {}

  /** A picture never changes under its address, which nobody can guess, so whoever was told the address needs no token. */
  @Get(':id')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @Header('content-security-policy', NO_PAGE_OF_OURS)
  @Header('cross-origin-resource-policy', 'cross-origin')
  @Header('x-content-type-options', 'nosniff')
  @ApiOperation({
    summary: 'The picture of a user',
    description: 'A square of 256 × 256 pixels, WebP. Needs no token, and may be cached for ever.',
  })
  @ApiProduces('image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async picture(@Param('id', idParam('avatar')) id: string): Promise<StreamableFile> {
    const image = await this.queries.execute(new PictureById(id));
    return new StreamableFile(image, { type: 'image/webp', length: image.length, disposition: 'inline' });
  }
}
