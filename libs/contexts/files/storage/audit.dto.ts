import { ApiProperty } from '@nestjs/swagger';
import type { Audit, Orphans } from './attachment-audit';

class OrphansDto implements Orphans {
  @ApiProperty() count!: number;
  @ApiProperty({ type: [String], maxItems: 100, description: 'Where the first of them are in the storage' }) keys!: string[];
}

export class AuditDto implements Audit {
  @ApiProperty({ description: 'Pieces in the storage: files and thumbnails' }) blobs!: number;
  @ApiProperty({ description: 'Attachments that the database knows' }) rows!: number;
  @ApiProperty({ type: OrphansDto, description: 'Stored, and nobody knows of what' }) blobsWithoutRow!: OrphansDto;
  @ApiProperty({ type: OrphansDto, description: 'Known, and not to be found' }) rowsWithoutBlob!: OrphansDto;
}
