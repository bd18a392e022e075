import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
// @ts-expect-error -- it has no types; named by a configuration, it is no oversight that the provider warns of
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import Provider, { type KoaContextWithOIDC } from 'oidc-provider';

const CLIENT = { id: 'switchboard', secret: 'a-secret-between-the-two-of-them' };
const SCOPE = 'openid profile email';

/** Claims of whoever sits at the keyboard, as the provider tells them. */
export interface Person {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  roles?: string | string[];
}

type Claims = Record<string, unknown>;

/**
 * A company's OpenID Connect provider: a certified one from npm, at which somebody is always ready to sign in. It is kept out of the sandbox, whose
 * objects it takes for none.
 */
export class OwnOidcProvider {
  person: Person = { sub: 'nobody' };
  /** Whether the person says no. */
  denies = false;
  /** Makes an ID token wrong, which is signed like a right one. */
  forge: (claims: Claims) => Claims = (claims) => claims;
  /** By a key that the provider does not name. */
  signsWithAnother = false;
  /** Says nothing but this, as a provider that is down behind a proxy. */
  answersWith?: number;

  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly others = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private provider!: Provider;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(): Promise<OwnOidcProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const own = new OwnOidcProvider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request: IncomingMessage, reply: ServerResponse) => void own.answer(request, reply));
    return own;
  }

  get environment(): Record<string, string> {
    return { OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_NAME: 'Example' };
  }

  /** Knows the Switchboard at this address from now on. */
  serve(url: string): void {
    this.provider = new Provider(this.issuer, {
      adapter: class extends (MemoryAdapter as new (name: string) => object) {} as never,
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${url}/v1/auth/oidc/callback`],
          id_token_signed_response_alg: 'ES256',
        },
      ],
      jwks: { keys: [{ ...this.keys.privateKey.export({ format: 'jwk' }), kid: 'of-the-provider', alg: 'ES256', use: 'sig' }] as never },
      cookies: { keys: ['of the tests'] },
      claims: { openid: ['sub', 'roles'], profile: ['name'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...this.person, sub }) }),
      loadExistingGrant: (context) => this.grant(context),
    });
    this.provider.use(async (context, next) => {
      await next();
      const body = context.body as { id_token?: string } | undefined;
      if (context.path === '/token' && body?.id_token !== undefined) context.body = { ...body, id_token: this.forged(body.id_token) };
    });
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    if (this.answersWith !== undefined) reply.writeHead(this.answersWith).end();
    else if (!request.url!.startsWith('/interaction/')) await this.provider.callback()(request, reply);
    else
      await this.provider.interactionFinished(
        request,
        reply,
        this.denies ? { error: 'access_denied' } : { login: { accountId: this.person.sub } },
      );
  }

  private async grant({ oidc }: KoaContextWithOIDC) {
    const grant = new this.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.account!.accountId });
    grant.addOIDCScope(SCOPE);
    await grant.save();
    return grant;
  }

  private forged(token: string): string {
    const [header, payload] = token.split('.') as [string, string];
    const claims = this.forge(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims);
    const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    const { privateKey: key } = this.signsWithAnother ? this.others : this.keys;
    return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  }
}
