import { plainToInstance } from 'class-transformer';
import {
  isEmail as isEMail,
  IsEmail,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  MinLength,
  ValidateIf,
  validateSync,
} from 'class-validator';
import type { Role as StaffRole } from '#words';
import { CannotStart } from './cannot-start';
import { isStrongSecret, WEAK_SECRET } from './jwt-secret';
import { check, flag, isProxies, list, oneOf, origins, pattern, roleMap, seconds, wholeNumber } from './variables';

const S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;
/** An S3 bucket requires its endpoint and keys; with some of them missing, files would silently go to the disk. */
const NeededForS3 = ValidateIf((env: Env) => S3.some((name) => env[name] !== undefined));
const WITH_S3 = { message: `must be set too: ${S3.join(', ')} belong together` };

const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
const WITH_OIDC = { message: `must be set too: ${OIDC.join(', ')} belong together` };
const NeededForOidc = ValidateIf((env: Env) => OIDC.some((name) => env[name] !== undefined));

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
/** Names of variables whose values must not appear in a message. */
const SECRET = /SECRET|PASSWORD|KEY|_URL$/;
const LONGEST_SHOWN = 60;
const ISSUER = /^(https:\/\/[^\s?#]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s?#]*)?)$/;

/** Environment variables of the process, validated once at start. No other code reads `process.env`. */
export class Env {
  @wholeNumber(0, 65_535) PORT = 3000;
  /** Address to listen on. The default is all addresses; the demo listens on loopback only, because its passwords are public. */
  @pattern(/^[\w.:-]{1,253}$/, 'must be an address or a name of this machine') HOST?: string;
  @pattern(/^postgres(ql)?:\/\/\S+$/, 'must be postgres://user:password@host:5432/database') DATABASE_URL?: string;
  /** The database itself, where `DATABASE_URL` leads through a pooler in transaction mode. */
  @pattern(/^postgres(ql)?:\/\/\S+$/, 'must be postgres://user:password@host:5432/database') DATABASE_DIRECT_URL?: string;
  /** A replica of the database, for figures, context, searches and exports, which may be some seconds old. */
  @pattern(/^postgres(ql)?:\/\/\S+$/, 'must be postgres://user:password@host:5432/database') DATABASE_READ_URL?: string;
  @IsString() @IsOptional() DATA_DIR = './.data';
  /** One Redis, or masters of a Redis Cluster separated by commas. */
  @pattern(/^rediss?:\/\/[^\s,]+(,\s*rediss?:\/\/[^\s,]+)*$/, 'must be redis://host:6379, or rediss:// with TLS')
  REDIS_URL?: string;
  /** Whether the one address of `REDIS_URL` is that of a cluster. */
  @flag() REDIS_CLUSTER = false;
  @check(isStrongSecret, WEAK_SECRET) @IsOptional() JWT_SECRET?: string;
  /** Secret that signs the identity tokens of customers; generated and stored when it is not given. */
  @MinLength(32, { message: 'is weak: use at least 32 characters' }) @IsOptional() IDENTITY_SECRET?: string;
  @IsEmail({}, { message: 'must be an e-mail address' }) @IsOptional() ADMIN_EMAIL?: string;
  @Length(10, 128, { message: 'must have 10 to 128 characters' }) @IsOptional() ADMIN_PASSWORD?: string;
  @seconds(1, 86_400) ACCESS_TOKEN_SECONDS = 900;
  /** OpenID Connect provider that staff sign in at, and this server's client there. */
  @NeededForOidc @Matches(ISSUER, { message: whatAnIssuerIs }) OIDC_ISSUER?: string;
  @NeededForOidc @IsString(WITH_OIDC) OIDC_CLIENT_ID?: string;
  @NeededForOidc @IsString(WITH_OIDC) OIDC_CLIENT_SECRET?: string;
  /** What the button at the sign-in calls the provider; the host of the issuer where it says nothing. */
  @pattern(/^.{1,60}$/, 'must have 1 to 60 characters') OIDC_NAME?: string;
  @pattern(/(^| )openid( |$)/, 'must be scopes separated by spaces, openid among them') OIDC_SCOPE = 'openid profile email';
  /** Claim that says what somebody may do: its name, or a path to it such as `realm_access.roles`. */
  @IsString() @IsOptional() OIDC_ROLE_CLAIM = 'roles';
  /** Roles by the values of that claim; whoever has none of them is refused. */
  @roleMap() OIDC_ROLES: Record<string, StaffRole> = { agent: 'agent', supervisor: 'supervisor', admin: 'admin' };
  /** Whether e-mails count as verified although the provider does not say so. */
  @flag() OIDC_TRUST_EMAIL = false;
  /** Where the provider sends people back to, if that cannot be told from the request. */
  @pattern(/^https?:\/\/\S+\/v1\/auth\/oidc\/callback$/, 'must end in /v1/auth/oidc/callback') OIDC_REDIRECT_URI?: string;
  /** E-mails of the admins who may still sign in by password; with none, everybody who has one may. */
  @list(isEMail, 'must be e-mail addresses, separated by commas') OIDC_BREAK_GLASS: string[] = [];
  @origins() ALLOWED_ORIGINS: string[] = [];
  /** Number of trusted proxies, or a comma-separated list of their addresses. */
  @check(isProxies, 'must be how many proxies there are, or their addresses, separated by commas') @IsOptional() TRUST_PROXY?: string;
  @flag() DEMO = false;
  @oneOf(LOG_LEVELS) LOG_LEVEL = 'info';
  /** With `S3_BUCKET`, attachments are stored in that bucket instead of `DATA_DIR`. */
  @NeededForS3
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true }, { message: whatAnEndpointIs })
  S3_ENDPOINT?: string;
  @NeededForS3 @IsString(WITH_S3) S3_BUCKET?: string;
  @NeededForS3 @IsString(WITH_S3) S3_ACCESS_KEY?: string;
  @NeededForS3 @IsString(WITH_S3) S3_SECRET_KEY?: string;
  @IsString() @IsOptional() S3_REGION = 'us-east-1';
  /** Address of an OTLP collector; traces are sent to its `/v1/traces`. */
  @IsUrl(
    { require_tld: false, protocols: ['http', 'https'], require_protocol: true },
    { message: 'must be an address, such as http://localhost:4318' },
  )
  @IsOptional()
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  /** Address of the clamd virus scanner, as `host:port`. */
  @check(isHostAndPort, 'must be host:port, such as localhost:3310') @IsOptional() CLAMD_HOST?: string;
  /** Mail server that takes outgoing e-mails; it belongs together with `MAIL_FROM`. */
  @ValidateIf(({ SMTP_URL, MAIL_FROM }: Env) => SMTP_URL !== undefined || MAIL_FROM !== undefined)
  @Matches(/^smtps?:\/\/\S+$/, { message: whatAMailServerIs })
  SMTP_URL?: string;
  /** Sender of outgoing e-mails: an address, or a name and an address in angle brackets. */
  @ValidateIf(({ SMTP_URL, MAIL_FROM }: Env) => SMTP_URL !== undefined || MAIL_FROM !== undefined)
  @IsEmail({ allow_display_name: true }, { message: 'must be an e-mail address, such as help@example.com or Example <help@example.com>' })
  MAIL_FROM?: string;
  /** Mailbox in which replies to e-mails arrive, `INBOX` where none is named. */
  @pattern(/^imaps?:\/\/[^\s/@]+:[^\s/@]+@[^\s/@]+(\/\S*)?$/, 'must be imaps://user:password@host:993, or imap:// without TLS')
  IMAP_URL?: string;
  /** Whether sources of context (setting `contextSources`) may be at private addresses. */
  @flag() CONTEXT_ALLOW_PRIVATE = false;
  /** Whether webhooks may go to private addresses. */
  @flag() WEBHOOK_ALLOW_PRIVATE = false;
  /** Whether the translator (setting `translators`) may be at a private address. */
  @flag() TRANSLATION_ALLOW_PRIVATE = false;
  /** Whether push services may be at private addresses. */
  @flag() PUSH_ALLOW_PRIVATE = false;
  /** Key by which push services know this installation (VAPID): 32 bytes in base64url; generated and stored when it is not given. */
  @pattern(/^[\w-]{43}$/, 'must be 32 bytes in base64url') VAPID_PRIVATE_KEY?: string;
  /** Maximum number of open sockets; 0 means no limit. */
  @wholeNumber(0) MAX_SOCKETS_PER_CALLER = 50;
  @wholeNumber(0) MAX_SOCKETS_PER_ADDRESS = 5_000;
  /** Seconds within which a connection must send its headers, and a socket its token. */
  @seconds(0.1, 60) HANDSHAKE_SECONDS = 10;
  /** Seconds for which a node that is asked to end sends its sockets to the others first; 0 where there are none. */
  @seconds(0, 300) DRAIN_SECONDS = 0;
  /** Size of this process's pool of Postgres connections. */
  @wholeNumber(2, 200) DATABASE_POOL = 20;
}

/** Address for what needs a session of its own: migrations, hearing of jobs, reading for minutes. */
export function directUrl({ DATABASE_DIRECT_URL, DATABASE_URL }: Env): string {
  return DATABASE_DIRECT_URL ?? DATABASE_URL!;
}

/** @throws CannotStart with one line for each invalid variable */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const env = plainToInstance(Env, given, { exposeDefaultValues: true });
  const wrong = validateSync(env, { forbidUnknownValues: false });
  if (wrong.length === 0) return env;
  const lines = wrong.map(({ property, constraints = {} }) => {
    return `${shown(property, given[property])} ${[...new Set(Object.values(constraints))].join(', ')}`;
  });
  throw new CannotStart(lines.join('\n'));
}

function shown(name: string, value: string | undefined): string {
  return value === undefined || SECRET.test(name) ? name : `${name}=${JSON.stringify(value.slice(0, LONGEST_SHOWN))}`;
}

function whatAnEndpointIs({ value }: { value?: unknown }): string {
  return value === undefined ? WITH_S3.message : 'must be an address, such as https://s3.example.com';
}

function whatAMailServerIs({ value }: { value?: unknown }): string {
  return value === undefined
    ? 'must be set too: SMTP_URL and MAIL_FROM belong together'
    : 'must be smtp://user:password@host:587, or smtps:// with TLS';
}

function whatAnIssuerIs({ value }: { value?: unknown }): string {
  return value === undefined ? WITH_OIDC.message : 'must be https://…, or http://localhost to try it out';
}

function isHostAndPort(value: string): boolean {
  const [, port] = /^(?:\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(value) ?? [];
  return Number(port) <= 65_535;
}
