import { performance } from 'node:perf_hooks';
import { OidcProvider } from '#directory';
import { probeScanner, probeStorage } from '#files';
import { MailServer, probeInbox } from '#mail';
import { type Env, pingRedis, reasonOf, redisOf } from '#platform';
import { bad, type Finding, ok, warn } from './finding';
import { inTime } from './in-time';

const CONNECT_MS = 5_000;

/** Redis, the storage of files, the virus scanner, the mail server, the mailbox and the OpenID Connect provider, as far as they are set up. */
export async function examineServices(env: Env, withinMs?: number): Promise<Finding[]> {
  const looking = async (look: (env: Env) => Promise<Finding>): Promise<Finding[]> => [await look(env)];
  const found = Object.entries(SERVICES).map(([about, look]) => inTime(about, looking(look), withinMs));
  return (await Promise.all(found)).flat();
}

const SERVICES: Record<string, (env: Env) => Promise<Finding>> = {
  Redis: redis,
  Storage: storage,
  'Virus scanner': scanner,
  'E-mail': mailServer,
  Mailbox: inbox,
  'Sign-in': signIn,
};

async function redis(env: Env): Promise<Finding> {
  if (env.REDIS_URL === undefined) return ok('Redis', 'none is named: one node needs none, several have to share one');
  const client = await redisOf(env, { connectTimeout: CONNECT_MS, reconnectStrategy: (_attempt, cause) => cause });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const began = performance.now();
    await pingRedis(client);
    return ok('Redis', `answers within ${(performance.now() - began).toFixed(1)} ms`);
  } catch (error) {
    return bad('Redis', reasonOf(error), 'start it, or mend REDIS_URL');
  } finally {
    client.destroy();
  }
}

async function storage(env: Env): Promise<Finding> {
  const where = env.S3_BUCKET === undefined ? 'files in DATA_DIR' : `files in the bucket ${env.S3_BUCKET}`;
  try {
    await probeStorage(env);
    return ok('Storage', `${where}: stored, read and removed one`);
  } catch (error) {
    return bad(
      'Storage',
      `${where}: ${reasonOf(error)}`,
      env.S3_BUCKET === undefined ? 'see the folder for data' : 'mend the S3_… variables',
    );
  }
}

async function scanner(env: Env): Promise<Finding> {
  if (env.CLAMD_HOST === undefined) return ok('Virus scanner', 'none is named: files are not scanned');
  return (await probeScanner(env))
    ? ok('Virus scanner', `clamd at ${env.CLAMD_HOST} scans`)
    : bad('Virus scanner', `clamd at ${env.CLAMD_HOST} does not scan; files are held until it does`, 'start it, or mend CLAMD_HOST');
}

async function mailServer(env: Env): Promise<Finding> {
  const server = new MailServer(env);
  if (server.sender === null) return ok('E-mail', 'no mail server is named: none is sent');
  try {
    await server.verify();
    return ok('E-mail', `the mail server lets ${server.sender.address} in`);
  } catch (error) {
    return bad('E-mail', `the mail server does not let ${server.sender.address} in: ${reasonOf(error)}`, 'start it, or mend SMTP_URL');
  }
}

async function signIn(env: Env): Promise<Finding> {
  const provider = new OidcProvider(env);
  if (!provider.isOn) return ok('Sign-in', 'by password; no OpenID Connect provider is named');
  try {
    await provider.provider();
  } catch (error) {
    return bad(
      'Sign-in',
      `${env.OIDC_ISSUER}: ${reasonOf(error)}`,
      'mend OIDC_ISSUER: what it says of itself is at its /.well-known/openid-configuration',
    );
  }
  return env.OIDC_BREAK_GLASS.length > 0
    ? ok('Sign-in', `at ${provider.name}; by password ${env.OIDC_BREAK_GLASS.join(', ')}`)
    : warn('Sign-in', `at ${provider.name}, and by password whoever has one`, 'name the admins who keep theirs in OIDC_BREAK_GLASS');
}

async function inbox(env: Env): Promise<Finding> {
  if (env.IMAP_URL === undefined) return ok('Mailbox', 'none is named: replies to e-mails are not read');
  try {
    await probeInbox(env);
    return ok('Mailbox', 'the mail server lets us in, and opens it');
  } catch (error) {
    return bad('Mailbox', `cannot be read: ${reasonOf(error)}`, 'start the mail server, or mend IMAP_URL');
  }
}
