import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { AttachmentDto } from '#files';

export class CopyDto {
  @ApiProperty({ format: 'uuid', description: 'Of a canned response that you see' }) @IsUUID() cannedResponseId!: string;
}

export class CopiedDto {
  @ApiProperty({ type: [AttachmentDto], description: 'In the order of the canned response' }) attachments!: AttachmentDto[];
}
