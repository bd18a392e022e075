import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IfGiven } from '#platform';
import { Code } from '../staff/directory.dto';

export class BegunTotpDto {
  @ApiProperty({ example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', description: 'For typing it into an authenticator: base32' }) secret!: string;
  @ApiProperty({ example: 'otpauth://totp/Switchboard:ana%40example.com?secret=…', description: 'For a QR code' }) uri!: string;
}

export class TotpCodeDto {
  @ApiProperty({ maxLength: 40, example: '123456' }) @Code() code!: string;
}

export class RecoveryCodesDto {
  @ApiProperty({ type: [String], description: 'Each is good for one sign-in. They are shown this once: only hashes are kept' })
  recoveryCodes!: string[];
}

export class TotpProofDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 512 }) @IsString() @IsNotEmpty() @MaxLength(512) @IfGiven password?: string;
  @ApiPropertyOptional({ maxLength: 40, description: 'A code of the authenticator, or a recovery code' }) @Code() @IfGiven code?: string;
}
