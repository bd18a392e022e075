import { ApiProperty } from '@nestjs/swagger';
import { time } from '#chats';
import type { CannedHistoryEntry } from '#protocol';

class ActorDto {
  @ApiProperty({ enum: ['agent', 'customer', 'system'] }) type!: CannedHistoryEntry['actor']['type'];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) id!: string | null;
}

export class CannedHistoryDto implements CannedHistoryEntry {
  @ApiProperty(time) at!: string;
  @ApiProperty({ enum: ['created', 'changed', 'deleted', 'restored'] }) type!: CannedHistoryEntry['type'];
  @ApiProperty({ type: ActorDto }) actor!: ActorDto;
  @ApiProperty({ type: Object, description: 'By field: `{from, to}`; of a new one every field, from null' }) changes!: CannedHistoryEntry['changes'];
}
