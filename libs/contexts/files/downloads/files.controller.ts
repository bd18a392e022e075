import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, By, type Caller, idParam, unauthorized } from '#platform';
import { ApiFile, sendFile } from './file-response';
import { addressOf, type Attachment, thumbnailAddressOf } from '../attachment/domain/attachment';
import { attachmentNotFound, linkNotGood } from '../attachment/domain/files.errors';
import { SignedQuery } from '../attachment/files.dto';
import { SignedUrls } from '../attachment/signed-urls';
import { ReadableAttachment } from './readable-attachment';
import { Storage } from '../storage/storage';

@ApiTags('Attachments')
@ApiBearerAuth()
@Access('public')
@Controller('attachments/:id')
export class FilesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly links: SignedUrls,
    private readonly storage: Storage,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Download an attachment',
    description: `By a signed address, or by the token of somebody in the chat. Images may be shown, all else is saved. Knows \`Range\` (one range),
\`If-Range\`, \`If-None-Match\` and \`HEAD\`.`,
  })
  @ApiFile()
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @By() by: Caller | undefined,
    @Param('id', idParam('attachment')) id: string,
    @Query() signed: SignedQuery,
  ): Promise<void> {
    const { key, size, name, contentType, sha256 } = await this.readable(by, id, addressOf(id), signed);
    await sendFile(request, reply, { name, contentType, size, etag: `"${sha256}"` }, (range) => this.storage.read(key, range));
  }

  @Get('thumbnail')
  @ApiOperation({
    summary: 'The thumbnail of an image',
    description: 'At most 320 × 320 pixels, WebP; of an animated image its first frame.',
  })
  @ApiFile()
  async thumbnail(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @By() by: Caller | undefined,
    @Param('id', idParam('attachment')) id: string,
    @Query() signed: SignedQuery,
  ): Promise<void> {
    const { thumbnailKey, thumbnailSize, name, sha256 } = await this.readable(by, id, thumbnailAddressOf(id), signed);
    if (thumbnailSize === null) throw attachmentNotFound();
    const file = { name: `${name}.webp`, contentType: 'image/webp', size: thumbnailSize, etag: `"${sha256}.thumbnail"` };
    await sendFile(request, reply, file, (range) => this.storage.read(thumbnailKey, range));
  }

  private async readable(by: Caller | undefined, id: string, address: string, { signedAt, signature }: SignedQuery): Promise<Attachment> {
    const isSigned = signedAt !== undefined && signature !== undefined;
    if (isSigned && (await this.links.isGood(address, signedAt, signature)))
      return this.queries.execute(new ReadableAttachment('signature', id));
    if (!by) throw isSigned ? linkNotGood() : unauthorized();
    return this.queries.execute(new ReadableAttachment(by, id));
  }
}
