import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Access, ApiProblems } from '#platform';
import { IdentitySecrets } from './identity-secrets';

class IdentitySecretDto {
  @ApiProperty({ description: 'For your own server alone: whoever has it can be any customer' }) secret!: string;
}

@ApiTags('Customers')
@ApiBearerAuth()
@ApiProblems(401, 403)
@Access('admin')
@Controller('widget/identity-secret')
export class IdentityController {
  constructor(private readonly secrets: IdentitySecrets) {}

  @Get()
  @ApiOperation({
    summary: 'What the identity of customers is signed with',
    description:
      'A JWT with HS256: `sub` is the external id, `exp` at most `identityTokenMaxSeconds` away; `name`, `email`, `phone` and `attributes` if you like. It goes into `identityToken` of `POST /chats`.',
  })
  @ApiOkResponse({ type: IdentitySecretDto })
  async get(): Promise<IdentitySecretDto> {
    return { secret: await this.secrets.inUse() };
  }

  @Post('rotate')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make another secret',
    description: 'The old one is good for a day more. 409 when the secret is given by `IDENTITY_SECRET`.',
  })
  @ApiOkResponse({ type: IdentitySecretDto })
  @ApiProblems(409)
  async rotate(): Promise<IdentitySecretDto> {
    return { secret: await this.secrets.rotate() };
  }
}
