import { IsBoolean } from 'class-validator';

/** Of every `….watch`. */
export class WatchDto {
  @IsBoolean() watch!: boolean;
}
