import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { AttachmentDto } from '#files';

export class CopyDto {
  @ApiProperty({ format: 'uuid', description: 'Id of a canned response that the caller may see' }) @IsUUID() cannedResponseId!: string;
}

export class CopiedDto {
  @ApiProperty({ type: [AttachmentDto], description: 'Copies, in the order of the files of the canned response' })
  attachments!: AttachmentDto[];
}
