import { Controller, Put, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SetAvatar, UserDto } from '#directory';
import { Access, By, type StaffCaller, TakesFile } from '#platform';
import { fileEmpty } from '../attachment/domain/files.errors';
import { UploadDto } from '../attachment/files.dto';
import { FileSanitiser } from '../content/file-sanitiser';
import { UploadReceiver } from './upload-receiver';

@ApiTags('Your own')
@ApiBearerAuth()
@Access('agent')
@Controller('me/avatar')
export class AvatarController {
  constructor(
    private readonly commands: CommandBus,
    private readonly receiver: UploadReceiver,
    private readonly sanitiser: FileSanitiser,
  ) {}

  @Put()
  @TakesFile()
  @ApiOperation({
    summary: 'Set your picture',
    description: `One image (PNG, JPEG, GIF or WebP) of at most \`attachmentMaxBytes\`, in the form field \`file\`. Its middle is drawn anew as a square of
256 × 256 pixels, without metadata. Customers and colleagues see it beside your name. A new picture has a new \`avatarUrl\`; the one before is gone.`,
  })
  @ApiBody({ type: UploadDto })
  @ApiOkResponse({ type: UserDto })
  async set(@By() by: StaffCaller, @Req() { raw }: FastifyRequest): Promise<UserDto> {
    const picture = await this.receiver.read(raw, (file) => {
      if (file.size === 0) throw fileEmpty();
      return this.sanitiser.picture(file, file.name);
    });
    return this.commands.execute(new SetAvatar(by.id, picture));
  }
}
