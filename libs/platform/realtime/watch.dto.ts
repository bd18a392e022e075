import { IsBoolean } from 'class-validator';

/** Payload of every `….watch` event. */
export class WatchDto {
  @IsBoolean() watch!: boolean;
}
