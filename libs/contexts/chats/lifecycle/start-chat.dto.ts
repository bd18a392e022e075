import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { EachNamedOnce, EMail, ExternalId, IfGiven, Line, Locale, MaxJsonBytes, OptionalText, PersonName, Phone, Text } from '#platform';
import { PRIORITIES, type Priority } from '#protocol';
import { ChatDto, SkillRequestDto } from '../chat/chat.dto';
import { MAX_TEXT } from '../chat/fields';
import { PageDto } from '../chat/page.dto';

const MAX_METADATA_BYTES = 16_384;

export class CustomerInputDto {
  @ApiProperty({ maxLength: 120 }) @PersonName() name!: string;
  @ApiPropertyOptional({ type: String, format: 'email', nullable: true }) @EMail() @IsOptional() email?: string | null;
  @ApiPropertyOptional({ type: String, maxLength: 40, nullable: true }) @Phone() @IsOptional() phone?: string | null;
  @ApiPropertyOptional({ type: String, maxLength: 200, nullable: true, description: 'Ignored unless staff send it' })
  @ExternalId()
  @IsOptional()
  externalId?: string | null;
}

export class StartChatDto {
  @ApiPropertyOptional({
    maxLength: 8192,
    description:
      'A JWT signed with the identity secret. The customer with its external id is found or created, and is `verified`. Otherwise 401 `identity.invalid`',
  })
  @IsString()
  @MaxLength(8192)
  @IfGiven
  identityToken?: string;
  @ApiPropertyOptional({ type: CustomerInputDto, description: 'Required unless a token or `customerId` identifies the customer' })
  @IsObject()
  @ValidateNested()
  @Type(() => CustomerInputDto)
  @IfGiven
  customer?: CustomerInputDto;
  @ApiPropertyOptional({ format: 'uuid', description: 'Staff only: a customer who is known, instead of `customer`' })
  @IsUUID()
  @IfGiven
  customerId?: string;
  @ApiPropertyOptional({
    default: false,
    description: 'Staff only: you take the chat yourself at once, as by `POST /chats/{id}/claim`. Where that is refused nothing is started',
  })
  @IsBoolean()
  @IfGiven
  claim: boolean = false;
  @ApiPropertyOptional({ maxLength: MAX_TEXT, description: 'First message of the customer, also when staff start the chat' })
  @Text(MAX_TEXT)
  @IfGiven
  message?: string;
  @ApiPropertyOptional({
    maxLength: MAX_TEXT,
    description: 'Staff only: first message of the agent who starts the chat. It precedes `message` and does not count as a response',
  })
  @Text(MAX_TEXT)
  @IfGiven
  greeting?: string;
  @ApiPropertyOptional({ type: String, maxLength: 200, nullable: true }) @OptionalText(200) subject?: string | null;
  @ApiPropertyOptional({ type: [SkillRequestDto] })
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(20)
  @EachNamedOnce()
  @ValidateNested({ each: true })
  @Type(() => SkillRequestDto)
  @IfGiven
  skills?: SkillRequestDto[];
  @ApiPropertyOptional({ format: 'uuid', description: 'The team that the chat is for; for customers, a public one' })
  @IsUUID()
  @IfGiven
  teamId?: string;
  @ApiPropertyOptional({ maxLength: 60, description: 'Instead of `teamId`: the name of the team' })
  @Line(60)
  @IfGiven
  team?: string;
  @ApiPropertyOptional({ enum: PRIORITIES, description: 'Staff only' }) @IsIn(PRIORITIES) @IfGiven priority?: Priority;
  @ApiPropertyOptional({ type: Object, description: `At most ${MAX_METADATA_BYTES} bytes of JSON` })
  @IsObject()
  @MaxJsonBytes(MAX_METADATA_BYTES)
  @IfGiven
  metadata?: Record<string, unknown>;
  @ApiPropertyOptional({ maxLength: 35, example: 'pt-BR', description: 'The customer’s language, BCP 47' })
  @Locale()
  @IfGiven
  locale?: string;
  @ApiPropertyOptional({ type: PageDto }) @IsObject() @ValidateNested() @Type(() => PageDto) @IfGiven page?: PageDto;
}

class WaitRangeDto {
  @ApiProperty() low!: number;
  @ApiProperty() high!: number;
}

class QueuePositionDto {
  @ApiProperty({ minimum: 0, description: '1 is the next chat to be assigned; 0: the chat no longer waits' }) position!: number;
  @ApiProperty({ type: WaitRangeDto, nullable: true }) estimatedWaitSeconds!: WaitRangeDto | null;
}

export class StartedChatDto {
  @ApiProperty({ type: ChatDto }) chat!: ChatDto;
  @ApiProperty({ description: 'Bearer token of the customer for its own chats, over REST and sockets' }) customerToken!: string;
  @ApiProperty({ type: QueuePositionDto }) queue!: QueuePositionDto;
}
