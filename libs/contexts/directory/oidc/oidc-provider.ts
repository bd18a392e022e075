import { Injectable, Logger } from '@nestjs/common';
import type { Configuration } from 'openid-client';
import { Env, reasonOf } from '#platform';
import { type Identity, identityOf } from './identity';
import { oidcDenied, oidcRefused, oidcUnavailable } from './oidc.errors';

const WITHIN_SECONDS = 5;

/** What a sign-in at the provider is held to when somebody comes back. */
export interface Begun {
  redirectUri: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

type Library = typeof import('openid-client');

/** Relying party of OpenID Connect: the authorization code flow with PKCE at the provider that the environment names. */
@Injectable()
export class OidcProvider {
  private readonly logger = new Logger(OidcProvider.name);
  private discovered?: Promise<Configuration>;

  constructor(private readonly env: Env) {}

  /** What people call it; null where none is set up. */
  get name(): string | null {
    const { OIDC_ISSUER: issuer, OIDC_NAME: name } = this.env;
    return issuer === undefined ? null : (name ?? new URL(issuer).host);
  }

  get isOn(): boolean {
    return this.env.OIDC_ISSUER !== undefined;
  }

  /** Where to send whoever wants to sign in. @throws DomainError `oidc.unavailable` */
  async begin(redirectUri: string): Promise<Begun & { url: string }> {
    const [oidc, provider] = [await library(), await this.provider()];
    const begun = { redirectUri, state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() };
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: this.env.OIDC_SCOPE,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(begun.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { ...begun, url: url.href };
  }

  /**
   * Who came back with this query of the callback.
   * @throws DomainError `oidc.unavailable`, `oidc.denied`, `oidc.refused`
   */
  async finish(query: string, { redirectUri, state, nonce, codeVerifier }: Begun): Promise<Identity> {
    const [oidc, provider] = [await library(), await this.provider()];
    try {
      const tokens = await oidc.authorizationCodeGrant(provider, new URL(redirectUri + query), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const isAsked = provider.serverMetadata().userinfo_endpoint !== undefined;
      const more = isAsked ? await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub) : {};
      return identityOf({ ...more, ...claims }, this.env);
    } catch (error) {
      throw this.judged(error, oidc);
    }
  }

  /** What the provider says of itself. It is asked until it has answered once. @throws DomainError `oidc.unavailable` */
  async provider(): Promise<Configuration> {
    this.discovered ??= this.discover();
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = undefined;
      this.logger.warn(`${this.env.OIDC_ISSUER}: ${reasonOf(error)}`);
      throw oidcUnavailable();
    }
  }

  private async discover(): Promise<Configuration> {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = this.env;
    const oidc = await library();
    // By TLS alone an ID token would be as good as whatever answers there; its signature is checked too.
    const execute = [oidc.enableNonRepudiationChecks];
    // Only for the provider of somebody who tries it out: the environment takes http for this machine alone.
    if (issuer!.startsWith('http:')) execute.push(oidc.allowInsecureRequests);
    return oidc.discovery(new URL(issuer!), id!, secret, undefined, { execute, timeout: WITHIN_SECONDS });
  }

  private judged(error: unknown, oidc: Library): Error {
    const { code, cause } = error as { code?: string; cause?: unknown };
    this.logger.warn(`${this.env.OIDC_ISSUER}: ${code ?? ''} ${reasonOf(error)} ${cause instanceof Error ? reasonOf(cause) : ''}`.trim());
    if (error instanceof oidc.AuthorizationResponseError) return oidcDenied();
    return UNREACHABLE.has(code) || error instanceof TypeError ? oidcUnavailable() : oidcRefused();
  }
}

const UNREACHABLE = new Set<string | undefined>(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);

/** Loaded where it is set up. */
function library(): Promise<Library> {
  return import('openid-client');
}
