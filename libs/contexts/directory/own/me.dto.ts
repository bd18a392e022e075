import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IfGiven, PersonName } from '#platform';
import { Password, PASSWORD } from '../staff/directory.dto';

export class MePatchDto {
  @ApiPropertyOptional({ maxLength: 120 }) @PersonName() @IfGiven name?: string;
}

export class PasswordDto {
  @ApiProperty({ minLength: 1, maxLength: 512 }) @IsString() @IsNotEmpty() @MaxLength(512) current!: string;
  @ApiProperty(PASSWORD) @Password() next!: string;
}
