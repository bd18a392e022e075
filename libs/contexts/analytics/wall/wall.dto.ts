import { IsTimeZone } from 'class-validator';
import { IfGiven, WatchDto } from '#platform';

export class WatchWallDto extends WatchDto {
  @IsTimeZone() @IfGiven timeZone?: string;
}
