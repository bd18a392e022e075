import { Body, Controller, Delete, Get, HttpCode, Ip, Patch, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, invalidInput, PeopleOnly, type StaffCaller, Throttle } from '#platform';
import { CurrentSettings } from '../settings/current-settings';
import { ChangeUser } from '../staff/change-user';
import { UserDto } from '../staff/directory.dto';
import { Users } from '../staff/directory.store';
import { viewUser } from '../staff/user-views';
import { SetAvatar } from './set-avatar';
import { ChoosePassword } from './choose-password';
import { MePatchDto, PasswordDto } from './me.dto';
import { KeepPreferences } from './keep-preferences';
import { PreferencesOf } from './preferences-of';

/** The pages alone know what is in it. */
const PREFERENCES = { type: 'object', properties: {}, additionalProperties: true, example: { theme: 'dark' } };

@ApiTags('Your own')
@ApiBearerAuth()
@Access('agent')
@PeopleOnly()
@Controller('me')
export class MeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly users: Users,
    private readonly settings: CurrentSettings,
    private readonly throttle: Throttle,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The user who is signed in' })
  @ApiOkResponse({ type: UserDto })
  async me(@By() by: StaffCaller): Promise<UserDto> {
    return viewUser(await this.users.get(by.id));
  }

  @Patch()
  @ApiOperation({ summary: 'Change your name', description: 'Open chats show it at once; what was said before keeps the old one.' })
  @ApiOkResponse({ type: UserDto })
  async change(@By() by: StaffCaller, @Body() { name }: MePatchDto): Promise<UserDto> {
    return viewUser(await (name === undefined ? this.users.get(by.id) : this.commands.execute(new ChangeUser(by.id, { name }))));
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Choose a new password',
    description: `Your other logins end: their requests fail at once, their sockets are closed within 5 s. This login goes on with its tokens.
A wrong current password is 403 \`auth.wrong_password\`; attempts count with those to sign in, \`maxLoginsPerMinute\` per address.`,
  })
  @ApiNoContentResponse()
  async choosePassword(@By() by: StaffCaller, @Body() { current, next }: PasswordDto, @Ip() address: string): Promise<void> {
    const { maxLoginsPerMinute } = await this.settings.get();
    await this.throttle.take('login', address, maxLoginsPerMinute);
    await this.commands.execute(new ChoosePassword(by, current, next));
  }

  @Get('preferences')
  @ApiOperation({ summary: 'Your preferences, on every device', description: 'What you stored last; `{}` before that.' })
  @ApiOkResponse({ schema: PREFERENCES })
  preferences(@By() by: StaffCaller): Promise<Record<string, unknown>> {
    return this.queries.execute(new PreferencesOf(by.id));
  }

  @Put('preferences')
  @ApiOperation({
    summary: 'Store your preferences',
    description: 'Any JSON object of at most 16,384 bytes, as a whole; a larger one is 413 `preferences.too_large`. Only you can read it.',
  })
  @ApiBody({ required: true, schema: PREFERENCES })
  @ApiOkResponse({ schema: PREFERENCES })
  keepPreferences(@By() by: StaffCaller, @Body() preferences?: Record<string, unknown>): Promise<Record<string, unknown>> {
    if (preferences === undefined) throw invalidInput([{ pointer: '', message: 'must be an object' }]);
    return this.commands.execute(new KeepPreferences(by.id, preferences));
  }

  @Delete('avatar')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take your picture away' })
  @ApiNoContentResponse()
  async removeAvatar(@By() by: StaffCaller): Promise<void> {
    await this.commands.execute(new SetAvatar(by.id, null));
  }
}
