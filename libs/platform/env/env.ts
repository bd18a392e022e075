import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  validateSync,
} from 'class-validator';

const asNumber = Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? undefined : Number(value)));
const asFlag = Transform(({ value }: { value: unknown }) => value === true || value === '1' || value === 'true');
const asOrigins = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean)
    : (value ?? []),
);

/** An S3 bucket requires its endpoint and keys. */
const NeededForS3 = ValidateIf((env: Env, value) => env.S3_BUCKET !== undefined || value !== undefined);

/** Environment variables of the process, validated once at start. No other code reads `process.env`. */
export class Env {
  @asNumber @IsInt() @Min(0) @Max(65535) @IsOptional() PORT = 3000;
  /** Address to listen on. The default is all addresses; the demo listens on loopback only, because its passwords are public. */
  @Matches(/^[\w.:-]{1,253}$/, { message: 'must be an address or a name' }) @IsOptional() HOST?: string;
  @IsString() @IsOptional() DATABASE_URL?: string;
  @IsString() @IsOptional() DATA_DIR = './.data';
  @IsString() @IsOptional() REDIS_URL?: string;
  @IsString() @IsOptional() JWT_SECRET?: string;
  /** Secret that signs the identity tokens of customers; generated and stored when it is not given. */
  @IsString() @MinLength(32) @IsOptional() IDENTITY_SECRET?: string;
  @IsEmail() @IsOptional() ADMIN_EMAIL?: string;
  @IsString() @Length(10, 128) @IsOptional() ADMIN_PASSWORD?: string;
  @asNumber @IsNumber() @Min(1) @Max(86_400) @IsOptional() ACCESS_TOKEN_SECONDS = 900;
  @asOrigins @IsString({ each: true }) @IsOptional() ALLOWED_ORIGINS: string[] = [];
  /** Number of trusted proxies, or a comma-separated list of their addresses. */
  @IsString() @IsOptional() TRUST_PROXY?: string;
  @asFlag @IsBoolean() @IsOptional() DEMO = false;
  @IsString() @IsOptional() LOG_LEVEL = 'info';
  /** With `S3_BUCKET`, attachments are stored in that bucket instead of `DATA_DIR`. */
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true }) @NeededForS3 S3_ENDPOINT?: string;
  @IsString() @IsOptional() S3_BUCKET?: string;
  @IsString() @NeededForS3 S3_ACCESS_KEY?: string;
  @IsString() @NeededForS3 S3_SECRET_KEY?: string;
  @IsString() @IsOptional() S3_REGION = 'us-east-1';
  /** Address of the clamd virus scanner, as `host:port`. */
  @Matches(/^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i, { message: 'must be host:port' }) @IsOptional() CLAMD_HOST?: string;
  /** Maximum number of open sockets; 0 means no limit. */
  @asNumber @IsInt() @Min(0) @IsOptional() MAX_SOCKETS_PER_CALLER = 50;
  @asNumber @IsInt() @Min(0) @IsOptional() MAX_SOCKETS_PER_ADDRESS = 5_000;
  /** Seconds within which a connection must send its headers, and a socket its token. */
  @asNumber @IsNumber() @Min(0.1) @Max(60) @IsOptional() HANDSHAKE_SECONDS = 10;
  /** Size of this process's pool of Postgres connections. */
  @asNumber @IsInt() @Min(2) @Max(200) @IsOptional() DATABASE_POOL = 20;
}

/** @throws Error that lists every invalid variable */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const env = plainToInstance(Env, given, { exposeDefaultValues: true });
  const wrong = validateSync(env, { forbidUnknownValues: false });
  if (wrong.length > 0) {
    const lines = wrong.map((error) => `  ${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`);
    throw new Error(`The environment is not valid:\n${lines.join('\n')}`);
  }
  return env;
}
