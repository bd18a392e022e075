import { IsBoolean } from 'class-validator';
import { IfGiven } from '#platform';
import { ChatEventDto } from '../chat/chat.dto';

export class WatchChatDto extends ChatEventDto {
  @IsBoolean() watch!: boolean;
  @IsBoolean() @IfGiven visible?: boolean;
}
