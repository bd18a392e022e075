import { ApiProperty } from '@nestjs/swagger';
import { IfGiven, Line, time, TimeZone, WatchDto } from '#platform';
import type { NewWallLink, WallLinkView } from '#protocol';

export class WatchWallDto extends WatchDto {
  @TimeZone() @IfGiven timeZone?: string;
}

export class MakeWallLinkDto {
  @ApiProperty({ maxLength: 60, example: 'Hall' }) @Line(60) name!: string;
}

class MakerDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class WallLinkDto implements WallLinkView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ type: MakerDto }) createdBy!: MakerDto;
}

export class NewWallLinkDto extends WallLinkDto implements NewWallLink {
  @ApiProperty({ description: 'For a socket, as `auth: {token}`' }) token!: string;
  @ApiProperty({ description: 'Path of the page on this server, with the token in its fragment' }) url!: string;
}
