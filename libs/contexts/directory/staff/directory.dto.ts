import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  EachNamedOnce,
  EMail,
  IfGiven,
  Line,
  LoginName,
  Normalised,
  OptionalText,
  PageQuery,
  PersonName,
  SearchText,
  Several,
  SeveralOf,
  WholeNumber,
  YesOrNo,
} from '#platform';
import { type Role, ROLES } from '#protocol';
import type { UserView } from './user-views';

const MAX_CHATS = 1000;

export const PASSWORD = {
  minLength: 10,
  maxLength: 128,
  description: 'Compared in a normalised Unicode form, so that it does not matter how a keyboard composes accents',
};
export const Password = (): PropertyDecorator => applyDecorators(Normalised, IsString(), Length(10, 128));

const MAX_CODE = 40;
export const Code = (): PropertyDecorator => applyDecorators(IsString(), IsNotEmpty(), MaxLength(MAX_CODE));

export class SignInDto {
  @ApiProperty({ format: 'email', example: 'ana@example.com' }) @LoginName @IsString() @IsNotEmpty() @MaxLength(254) email!: string;
  @ApiProperty({ minLength: 1, maxLength: 512 }) @IsString() @IsNotEmpty() @MaxLength(512) password!: string;
  @ApiPropertyOptional({
    maxLength: MAX_CODE,
    example: '123456',
    description: 'Needed after `auth.code_needed`: a code of the authenticator, or a recovery code',
  })
  @Code()
  @IfGiven
  code?: string;
}

export class RefreshTokenDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(2000) refreshToken!: string;
}

export class UserDto implements UserView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ format: 'email' }) email!: string;
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ type: String, nullable: true, description: 'Address of the picture, relative to the server. It may be cached for ever' })
  avatarUrl!: string | null;
  @ApiProperty({ description: 'Whether a sign-in needs a code of an authenticator' }) secondFactor!: boolean;
}

export class FullUserDto extends UserDto {
  @ApiProperty() active!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Own limit of concurrent chats; null when the setting applies' })
  maxConcurrentChats!: number | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

export class LoginDto {
  @ApiProperty() accessToken!: string;
  @ApiProperty() refreshToken!: string;
  @ApiProperty({ description: 'Life of the access token, in seconds' }) expiresInSeconds!: number;
  @ApiProperty({ type: UserDto }) user!: UserDto;
}

export class NewUserDto {
  @ApiProperty({ maxLength: 120 }) @PersonName() name!: string;
  @ApiProperty({ format: 'email' }) @LoginName @EMail() email!: string;
  @ApiProperty(PASSWORD) @Password() password!: string;
  @ApiProperty({ enum: ROLES }) @IsIn(ROLES) role!: Role;
  @ApiPropertyOptional({ minimum: 0, maximum: MAX_CHATS, nullable: true, type: Number })
  @IsInt()
  @Min(0)
  @Max(MAX_CHATS)
  @IsOptional()
  maxConcurrentChats?: number | null;
}

export class UsersQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Beginnings of words, all of which must occur in name or e-mail' })
  @SearchText()
  q?: string;
  @ApiPropertyOptional({ description: `Several of ${ROLES.join(', ')}` }) @SeveralOf(ROLES) @IfGiven role?: Role[];
  @ApiPropertyOptional({ type: Boolean }) @YesOrNo() @IfGiven active?: boolean;
  @ApiPropertyOptional({ description: 'Members of any of these teams: ids, comma-separated' })
  @Several()
  @IsUUID(undefined, { each: true })
  @IfGiven
  teamId?: string[];
}

export class UserPatchDto {
  @ApiPropertyOptional({ maxLength: 120 }) @PersonName() @IfGiven name?: string;
  @ApiPropertyOptional({ enum: ROLES }) @IsIn(ROLES) @IfGiven role?: Role;
  @ApiPropertyOptional() @IsBoolean() @IfGiven active?: boolean;
  @ApiPropertyOptional(PASSWORD) @Password() @IfGiven password?: string;
  @ApiPropertyOptional({ minimum: 0, maximum: MAX_CHATS, nullable: true, type: Number })
  @IsInt()
  @Min(0)
  @Max(MAX_CHATS)
  @IsOptional()
  maxConcurrentChats?: number | null;
}

export class AgentLimitDto {
  @ApiProperty({
    minimum: 0,
    maximum: MAX_CHATS,
    nullable: true,
    type: Number,
    description: 'Own limit of concurrent chats. With null the setting applies; 0 means no chats',
  })
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(MAX_CHATS)
  maxConcurrentChats!: number | null;
}

export class AgentSkillDto {
  @ApiProperty({ maxLength: 60, example: 'billing' }) @Line(60) name!: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 5, default: 1 }) @IsInt() @Min(1) @Max(5) @IfGiven level: number = 1;
}

export class AgentSkillsDto {
  @ApiProperty({ type: [AgentSkillDto] })
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(50)
  @EachNamedOnce()
  @ValidateNested({ each: true })
  @Type(() => AgentSkillDto)
  skills!: AgentSkillDto[];
}

export class SkillDto {
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) description!: string | null;
  @ApiProperty({ description: 'Whether customers may ask for the skill' }) public!: boolean;
}

export class NewSkillDto {
  @ApiProperty({ maxLength: 60 }) @Line(60) name!: string;
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, description: 'Null when it is blank' })
  @OptionalText(500)
  description?: string | null;
  @ApiPropertyOptional({ default: false }) @IsBoolean() @IfGiven public: boolean = false;
}

export class SkillPatchDto {
  @ApiPropertyOptional({ maxLength: 60 }) @Line(60) @IfGiven name?: string;
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, description: 'Null when it is blank' })
  @OptionalText(500)
  description?: string | null;
  @ApiPropertyOptional() @IsBoolean() @IfGiven public?: boolean;
}

export class ForceQuery {
  @ApiPropertyOptional({ type: Boolean, default: false }) @YesOrNo() @IfGiven force: boolean = false;
}

/** Query of a list of names, of skills or teams; without a limit it returns all of them. */
export class NamesQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, description: 'Page size; without it all are returned' })
  @WholeNumber(1, 100)
  @IfGiven
  limit?: number;
  @ApiPropertyOptional() @IsString() @MaxLength(1000) @IfGiven cursor?: string;
}
