import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from './cannot-start';
import { openDataDir } from './data-dir';
import { readEnv } from './env';

const S3 = { S3_ENDPOINT: 'https://s3.example.com', S3_BUCKET: 'files', S3_ACCESS_KEY: 'key', S3_SECRET_KEY: 'secret' };
const OIDC = { OIDC_ISSUER: 'https://id.example.com/realm', OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'hush' };
const ROLE_MAP =
  'must be values with the roles that they lead to, such as support=agent, leads=supervisor; roles are agent, supervisor, admin';
const STRONG = 'fT8xQ0vN2mLs7Kd4Wb1Zy6Hc9Rp3Jg5A';

describe('The environment', () => {
  /** One line for each variable that is wrong, and nothing else. */
  const refusal = (variables: Record<string, string>): string[] => {
    try {
      readEnv(variables);
    } catch (error) {
      if (error instanceof CannotStart) return error.message.split('\n');
      throw error;
    }
    return [];
  };

  it.each([
    [{ PORT: 'abc' }, 'PORT="abc" must be a whole number from 0 to 65535'],
    [{ PORT: '3000.5' }, 'PORT="3000.5" must be a whole number from 0 to 65535'],
    [{ PORT: ' ' }, 'PORT=" " must be a whole number from 0 to 65535'],
    [{ PORT: '1\n2' }, 'PORT="1\\n2" must be a whole number from 0 to 65535'],
    [{ HOST: 'http://localhost' }, 'HOST="http://localhost" must be an address or a name of this machine'],
    [{ DATABASE_URL: 'mysql://root:hush@localhost/x' }, 'DATABASE_URL must be postgres://user:password@host:5432/database'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL must be redis://host:6379, or rediss:// with TLS'],
    [{ JWT_SECRET: 'short' }, 'JWT_SECRET is weak: use at least 32 random bytes, e.g. from `openssl rand -base64 48`'],
    [{ JWT_SECRET: 'abcd'.repeat(16) }, 'JWT_SECRET is weak: use at least 32 random bytes, e.g. from `openssl rand -base64 48`'],
    [{ IDENTITY_SECRET: 'short' }, 'IDENTITY_SECRET is weak: use at least 32 characters'],
    [{ ADMIN_EMAIL: 'nobody' }, 'ADMIN_EMAIL="nobody" must be an e-mail address'],
    [{ ADMIN_PASSWORD: 'hush' }, 'ADMIN_PASSWORD must have 10 to 128 characters'],
    [{ ACCESS_TOKEN_SECONDS: '0' }, 'ACCESS_TOKEN_SECONDS="0" must be seconds, from 1 to 86400'],
    [{ HANDSHAKE_SECONDS: '1m' }, 'HANDSHAKE_SECONDS="1m" must be seconds, from 0.1 to 60'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY="yes" must be how many proxies there are, or their addresses, separated by commas'],
    [{ TRUST_PROXY: '-1' }, 'TRUST_PROXY="-1" must be how many proxies there are, or their addresses, separated by commas'],
    [
      { TRUST_PROXY: '10.0.0.0/99' },
      'TRUST_PROXY="10.0.0.0/99" must be how many proxies there are, or their addresses, separated by commas',
    ],
    [{ DEMO: 'maybe' }, 'DEMO="maybe" must be 1 or 0'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL="loud" must be one of trace, debug, info, warn, error, fatal, silent'],
    [{ CLAMD_HOST: 'localhost' }, 'CLAMD_HOST="localhost" must be host:port, such as localhost:3310'],
    [{ CLAMD_HOST: 'localhost:99999' }, 'CLAMD_HOST="localhost:99999" must be host:port, such as localhost:3310'],
    [{ MAX_SOCKETS_PER_CALLER: '-1' }, 'MAX_SOCKETS_PER_CALLER="-1" must be a whole number of at least 0'],
    [
      { SMTP_URL: 'mail.example.com', MAIL_FROM: 'help@example.com' },
      'SMTP_URL must be smtp://user:password@host:587, or smtps:// with TLS',
    ],
    [{ SMTP_URL: 'smtp://localhost' }, 'MAIL_FROM must be an e-mail address, such as help@example.com or Example <help@example.com>'],
    [{ IMAP_URL: 'imaps://mail.example.com' }, 'IMAP_URL must be imaps://user:password@host:993, or imap:// without TLS'],
    [{ MAIL_FROM: 'help@example.com' }, 'SMTP_URL must be set too: SMTP_URL and MAIL_FROM belong together'],
    [{ DATABASE_POOL: '1' }, 'DATABASE_POOL="1" must be a whole number from 2 to 200'],
    [{ ...S3, S3_ENDPOINT: 'minio' }, 'S3_ENDPOINT="minio" must be an address, such as https://s3.example.com'],
    [
      { ...OIDC, OIDC_ISSUER: 'http://id.example.com' },
      'OIDC_ISSUER="http://id.example.com" must be https://…, or http://localhost to try it out',
    ],
    [{ OIDC_ROLES: 'support=owner' }, `OIDC_ROLES="support=owner" ${ROLE_MAP}`],
    [{ OIDC_ROLES: 'agent' }, `OIDC_ROLES="agent" ${ROLE_MAP}`],
    [{ VAPID_PRIVATE_KEY: 'short' }, 'VAPID_PRIVATE_KEY must be 32 bytes in base64url'],
    [{ OIDC_SCOPE: 'email' }, 'OIDC_SCOPE="email" must be scopes separated by spaces, openid among them'],
    [{ OIDC_REDIRECT_URI: 'https://chat.example.com' }, 'OIDC_REDIRECT_URI="https://chat.example.com" must end in /v1/auth/oidc/callback'],
    [
      { OIDC_BREAK_GLASS: 'admin@example.com, root' },
      'OIDC_BREAK_GLASS="admin@example.com, root" must be e-mail addresses, separated by commas',
    ],
  ])('%j is refused in a line that says what it must be', (variables, line) => {
    expect(refusal(variables)).toEqual([line]);
  });

  it.each(['shop.example', 'https://shop.example/', 'https://shop.example/path', 'https://SHOP.example', 'https://*.example', 'null'])(
    'an origin is written as browsers send it, and not as %s',
    (origin) => {
      expect(refusal({ ALLOWED_ORIGINS: `https://good.example, ${origin}` })).toEqual([
        expect.stringMatching(/^ALLOWED_ORIGINS=.* must be/),
      ]);
    },
  );

  it.each(Object.keys(S3))('a bucket without %s is half a bucket', (missing) => {
    const { [missing]: _, ...rest } = S3 as Record<string, string>;
    expect(refusal(rest)).toEqual([expect.stringMatching(new RegExp(`^${missing} must be set too: `))]);
  });

  it.each(Object.keys(OIDC))('a provider without %s is none', (missing) => {
    const { [missing]: _, ...rest } = OIDC as Record<string, string>;
    expect(refusal(rest)).toEqual([expect.stringMatching(new RegExp(`^${missing} must be set too: `))]);
  });

  it('every variable that is wrong has its line', () => {
    expect(refusal({ PORT: 'eighty', DEMO: 'maybe', DATABASE_POOL: '1' }).map((line) => line.split('=')[0])).toEqual([
      'PORT',
      'DEMO',
      'DATABASE_POOL',
    ]);
  });

  it('is what it says', () => {
    const env = readEnv({
      ...S3,
      PORT: '0',
      HOST: '::1',
      DEMO: 'true',
      LOG_LEVEL: 'INFO',
      JWT_SECRET: STRONG,
      TRUST_PROXY: '10.0.0.0/8, loopback',
      ALLOWED_ORIGINS: 'https://shop.example, http://localhost:5173 ,capacitor://localhost',
      CLAMD_HOST: '[::1]:3310',
      DATABASE_URL: 'postgresql://localhost/chat',
      REDIS_URL: '',
      ...OIDC,
      OIDC_ROLES: 'example.com = agent, cn=leads=supervisor',
      OIDC_BREAK_GLASS: 'admin@example.com',
    });
    expect(env).toMatchObject({
      PORT: 0,
      DEMO: true,
      LOG_LEVEL: 'info',
      ALLOWED_ORIGINS: ['https://shop.example', 'http://localhost:5173', 'capacitor://localhost'],
      ACCESS_TOKEN_SECONDS: 900,
      OIDC_ROLES: { 'example.com': 'agent', 'cn=leads': 'supervisor' },
      OIDC_BREAK_GLASS: ['admin@example.com'],
    });
    expect(env.REDIS_URL).toBeUndefined();
  });
});

describe('The folder of data', () => {
  let root: string;

  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'switchboard-env-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('is made where it is missing', () => {
    openDataDir(join(root, 'a/b'));
    openDataDir(join(root, 'a/b'));
    expect(statSync(join(root, 'a/b')).isDirectory()).toBe(true);
  });

  it('is refused where nothing can be kept', () => {
    writeFileSync(join(root, 'file'), '');
    for (const path of [join(root, 'file'), join(root, 'file/below'), '/proc/nowhere']) {
      expect(() => openDataDir(path)).toThrow(`DATA_DIR="${path}" must be a folder that this process may write to`);
    }
  });
});
