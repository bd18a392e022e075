import { Body, Controller, HttpCode, Ip, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Throttle } from '#platform';
import { RefreshLogin } from './refresh-login';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';
import { CurrentSettings } from '../settings/current-settings';
import { LoginDto, RefreshTokenDto, SignInDto } from '../staff/directory.dto';
import type { Login } from './logins';

const MAX_DEVICE = 400;

interface FromDevice {
  headers: { 'user-agent'?: string };
}

@ApiTags('Sign-in')
@Controller()
export class AuthController {
  constructor(
    private readonly commands: CommandBus,
    private readonly settings: CurrentSettings,
    private readonly throttle: Throttle,
  ) {}

  @Post('auth/login')
  @HttpCode(200)
  @Access('public')
  @ApiOperation({
    summary: 'Sign in',
    description: `At most \`maxLoginsPerMinute\` attempts per address and minute. An account with an authenticator is refused with 401 \`auth.code_needed\` without
\`code\`, and with \`auth.bad_code\` for a wrong one; after five wrong ones in a row codes have to wait, longer and longer (429 \`auth.too_many_codes\`),
while recovery codes are always taken.`,
  })
  @ApiOkResponse({ type: LoginDto })
  async login(@Body() { email, password, code }: SignInDto, @Ip() address: string, @Req() { headers }: FromDevice): Promise<Login> {
    const { maxLoginsPerMinute } = await this.settings.get();
    await this.throttle.take('login', address, maxLoginsPerMinute);
    return this.commands.execute(new SignIn(email, password, code, { address, device: headers['user-agent']?.slice(0, MAX_DEVICE) }));
  }

  @Post('auth/refresh')
  @HttpCode(200)
  @Access('public')
  @ApiOperation({
    summary: 'Exchange a refresh token for a new pair of tokens',
    description:
      'The old refresh token is invalid afterwards, and using it again ends the whole login. For five seconds it still gets the same new pair, because two tabs may refresh at once.',
  })
  @ApiOkResponse({ type: LoginDto })
  refresh(@Body() { refreshToken }: RefreshTokenDto): Promise<Login> {
    return this.commands.execute(new RefreshLogin(refreshToken));
  }

  @Post('auth/logout')
  @HttpCode(204)
  @Access('public')
  @ApiOperation({ summary: 'End a login and its access token' })
  @ApiNoContentResponse()
  logout(@Body() { refreshToken }: RefreshTokenDto): Promise<void> {
    return this.commands.execute(new SignOut(refreshToken));
  }
}
