import { Controller, Get, HttpCode, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { Access, Env, IfGiven, Throttle, Tokens } from '#platform';
import type { Login } from '../logins/logins';
import { RefreshLogin } from '../logins/refresh-login';
import { CurrentSettings } from '../settings/current-settings';
import { begunCookie, loginCookie, readBegun, readLogin, withoutBegun, withoutLogin } from './cookies';
import { OidcProvider } from './oidc-provider';
import { oidcExpired, oidcOff } from './oidc.errors';
import { SignInByOidc } from './sign-in-by-oidc';

const MAX_DEVICE = 400;
const SIGN_IN_PAGE = '/login';

export class OidcStartQuery {
  /** Page of the desk to come back to: a path of this site and nothing else. */
  @Matches(/^\/(?![/\\])/) @MaxLength(2000) @IfGiven to?: string;
}

/**
 * Sign-in at the company's OpenID Connect provider (docs/sign-in.md). Browsers are led through it, and told at the sign-in page what came of
 * it; it is no operation of the API that a program could call.
 */
@ApiExcludeController()
@Access('public')
@Controller('auth/oidc')
export class OidcController {
  constructor(
    private readonly commands: CommandBus,
    private readonly provider: OidcProvider,
    private readonly tokens: Tokens,
    private readonly settings: CurrentSettings,
    private readonly throttle: Throttle,
    private readonly env: Env,
  ) {}

  @Get('start')
  async start(@Query() { to }: OidcStartQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.leading(reply, { to }, async () => {
      const { url, ...begun } = await this.provider.begin(this.redirectUri(request));
      void reply.header('set-cookie', begunCookie(this.tokens, { ...begun, to }));
      return url;
    });
  }

  /** The provider sends people here. Attempts count with those by password: a code may be guessed here. */
  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Ip() address: string): Promise<void> {
    const { cookie, 'user-agent': agent } = request.headers;
    void reply.header('set-cookie', withoutBegun());
    const back: { to?: string } = {};
    await this.leading(reply, back, async () => {
      await this.throttle.take('login', address, (await this.settings.get()).maxLoginsPerMinute);
      const begun = readBegun(this.tokens, cookie);
      back.to = begun.to;
      if (new URLSearchParams(searchOf(request)).get('state') !== begun.state) throw oidcExpired();
      const identity = await this.provider.finish(searchOf(request), begun);
      const { refreshToken } = await this.commands.execute(new SignInByOidc(identity, { address, device: agent?.slice(0, MAX_DEVICE) }));
      void reply.header('set-cookie', loginCookie(refreshToken, begun.redirectUri.startsWith('https:')));
      return signInPage({ oidc: 'done', ...back });
    });
  }

  /** The desk takes over the login that the callback left it: once, as the refresh token is replaced. */
  @Post('exchange')
  @HttpCode(200)
  async exchange(@Req() { headers }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Login> {
    const refreshToken = readLogin(headers.cookie);
    void reply.header('set-cookie', withoutLogin());
    return this.commands.execute(new RefreshLogin(refreshToken));
  }

  /** Sends the browser where `where` says, or to the sign-in page with the code of what went wrong. */
  private async leading(reply: FastifyReply, back: { to?: string }, where: () => Promise<string>): Promise<void> {
    if (!this.provider.isOn) throw oidcOff();
    try {
      await reply.redirect(await where(), 302);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await reply.redirect(signInPage({ problem: error.code, ...back }), 302);
    }
  }

  private redirectUri({ protocol, host }: FastifyRequest): string {
    return this.env.OIDC_REDIRECT_URI ?? `${protocol}://${host}/v1/auth/oidc/callback`;
  }
}

const searchOf = ({ url }: FastifyRequest): string => url.slice(url.indexOf('?') + 1 || url.length).replace(/^(?=.)/, '?');

function signInPage(query: { oidc?: string; problem?: string; to?: string }): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${SIGN_IN_PAGE}?${new URLSearchParams(given).toString()}`;
}
