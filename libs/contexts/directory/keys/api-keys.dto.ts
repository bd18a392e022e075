import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, ValidateIf } from 'class-validator';
import { IfGiven, Instant, Line, time } from '#platform';
import { type Role, ROLES } from '#protocol';

export class NewApiKeyDto {
  @ApiProperty({ maxLength: 120, example: 'CRM bridge', description: 'What the key is for; it stands beside what is done with the key' })
  @Line(120)
  name!: string;
  @ApiProperty({ enum: ROLES }) @IsIn(ROLES) role!: Role;
  @ApiPropertyOptional({ ...time, nullable: true, example: '2099-12-31T00:00:00.000Z', description: 'A time in the future; null: no end' })
  @Instant()
  @ValidateIf((_, value) => value != null)
  expiresAt?: string | null;
  @ApiPropertyOptional({ default: false, description: 'Whether programs may open sockets with the key' })
  @IsBoolean()
  @IfGiven
  sockets: boolean = false;
}

export class ApiKeyDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty() sockets!: boolean;
  @ApiProperty({ example: 'x7Qk', description: 'The last characters of the key' }) hint!: string;
  @ApiProperty({ format: 'uuid', description: 'The user who created the key' }) createdBy!: string;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ ...time, nullable: true }) expiresAt!: string | null;
  @ApiProperty({ ...time, nullable: true, description: 'Correct to a minute' }) lastUsedAt!: string | null;
}

export class CreatedApiKeyDto extends ApiKeyDto {
  @ApiProperty({ example: 'sbk_…', description: 'The key. It is shown this once: only its hash is kept' }) key!: string;
}
