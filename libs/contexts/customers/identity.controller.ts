import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Access } from '#platform';
import { IdentitySecrets } from './identity-secrets';

class IdentitySecretDto {
  @ApiProperty({ description: 'For your own server alone: with the secret anybody can pass for any customer' }) secret!: string;
}

@ApiTags('Customers')
@ApiBearerAuth()
@Access('admin')
@Controller('widget/identity-secret')
export class IdentityController {
  constructor(private readonly secrets: IdentitySecrets) {}

  @Get()
  @ApiOperation({
    summary: 'The secret that signs identity tokens',
    description:
      'An identity token is a JWT signed with HS256: `sub` is the external id, and `exp` is at most `identityTokenMaxSeconds` away; `name`, `email`, `phone` and `attributes` are optional. Pass the token as `identityToken` of `POST /chats`.',
  })
  @ApiOkResponse({ type: IdentitySecretDto })
  async get(): Promise<IdentitySecretDto> {
    return { secret: await this.secrets.inUse() };
  }

  @Post('rotate')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Replace the secret',
    description: 'The old secret stays valid for a day. 409 when the secret is configured by `IDENTITY_SECRET`.',
  })
  @ApiOkResponse({ type: IdentitySecretDto })
  async rotate(): Promise<IdentitySecretDto> {
    return { secret: await this.secrets.rotate() };
  }
}
