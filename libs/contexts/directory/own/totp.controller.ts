import { Body, Controller, Delete, HttpCode, Ip, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, invalidInput, PeopleOnly, type StaffCaller, Throttle } from '#platform';
import { CurrentSettings } from '../settings/current-settings';
import { BeginTotp } from './begin-totp';
import { ConfirmTotp } from './confirm-totp';
import { type Proof, RemoveTotp } from './remove-totp';
import { BegunTotpDto, RecoveryCodesDto, TotpCodeDto, TotpProofDto } from './totp.dto';

@ApiTags('Your own')
@ApiBearerAuth()
@Access('agent')
@PeopleOnly()
@Controller('me/totp')
export class TotpController {
  constructor(
    private readonly commands: CommandBus,
    private readonly settings: CurrentSettings,
    private readonly throttle: Throttle,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Set up an authenticator',
    description:
      'A secret for an app that shows codes (TOTP, RFC 6238). Nothing needs it before `POST /me/totp/confirm`; asking again makes another.',
  })
  @ApiOkResponse({ type: BegunTotpDto })
  start(@By() by: StaffCaller): Promise<BegunTotpDto> {
    return this.commands.execute(new BeginTotp(by.id));
  }

  @Post('confirm')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Confirm the authenticator by a code',
    description: 'From then on each sign-in needs a code. The answer has the recovery codes, once. A wrong code is 403 `auth.wrong_code`.',
  })
  @ApiOkResponse({ type: RecoveryCodesDto })
  async confirm(@By() by: StaffCaller, @Body() { code }: TotpCodeDto, @Ip() address: string): Promise<RecoveryCodesDto> {
    await this.mayTry(address);
    return { recoveryCodes: await this.commands.execute(new ConfirmTotp(by.id, code)) };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove the authenticator',
    description:
      'By the password or by a code: a wrong one is 403 `auth.wrong_password` or `auth.wrong_code`. Attempts count with those to sign in.',
  })
  @ApiNoContentResponse()
  async remove(@By() by: StaffCaller, @Body() { password, code }: TotpProofDto, @Ip() address: string): Promise<void> {
    const proof: Proof | undefined = password !== undefined ? { password } : code !== undefined ? { code } : undefined;
    if (!proof) throw invalidInput([{ pointer: '/password', message: 'must be given, or a code' }]);
    await this.mayTry(address);
    await this.commands.execute(new RemoveTotp(by.id, proof));
  }

  private async mayTry(address: string): Promise<void> {
    await this.throttle.take('login', address, (await this.settings.get()).maxLoginsPerMinute);
  }
}
