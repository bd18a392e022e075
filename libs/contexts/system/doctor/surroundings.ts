import { statfs } from 'node:fs/promises';
import { type Env, openDataDir, reasonOf } from '#platform/env';
import { bad, type Finding, ok, warn } from './finding';

const GIB = 2 ** 30;
const LITTLE_DISK = 2 * GIB;
const LOOPBACK = /^(127\.|localhost$|::1$)/;

/** What the environment says, and the folder for data. */
export async function examineSurroundings(env: Env): Promise<Finding[]> {
  return [ok('Environment', 'each variable can be read'), ...(await folder(env)), ...addresses(env), ...secrets(env)];
}

async function folder({ DATA_DIR }: Env): Promise<Finding[]> {
  try {
    openDataDir(DATA_DIR);
  } catch (error) {
    return [bad('Folder for data', reasonOf(error), 'name another by DATA_DIR, or change its owner')];
  }
  const { bavail, bsize } = await statfs(DATA_DIR);
  const free = bavail * bsize;
  const says = `${DATA_DIR} can be written, ${(free / GIB).toFixed(1)} GiB free`;
  return [
    free < LITTLE_DISK ? warn('Folder for data', says, 'make room: a full disk refuses files and messages') : ok('Folder for data', says),
  ];
}

function addresses({ DEMO, HOST, ALLOWED_ORIGINS, TRUST_PROXY }: Env): Finding[] {
  const isOpen = HOST !== undefined && !LOOPBACK.test(HOST);
  return [
    ...(DEMO && isOpen
      ? [bad('Demo', `is open to others at HOST=${HOST}, with passwords that everybody knows`, 'leave out HOST or DEMO')]
      : []),
    ALLOWED_ORIGINS.includes('*')
      ? warn('Origins', 'any web page may call REST and open sockets', 'name your pages in ALLOWED_ORIGINS')
      : ok(
          'Origins',
          ALLOWED_ORIGINS.length === 0 ? 'its own only; the widget on other pages needs ALLOWED_ORIGINS' : ALLOWED_ORIGINS.join(', '),
        ),
    ok(
      'Proxies',
      TRUST_PROXY === undefined
        ? 'none is trusted: behind one, all customers have its address, and share its rate limits, until TRUST_PROXY says how many there are'
        : `trusted: ${TRUST_PROXY}`,
    ),
  ];
}

function secrets({ JWT_SECRET, REDIS_URL }: Env): Finding[] {
  if (JWT_SECRET !== undefined) return [ok('Signing key', 'of JWT_SECRET')];
  return REDIS_URL === undefined
    ? [ok('Signing key', 'made once and kept in DATA_DIR')]
    : [warn('Signing key', 'is made by each node for itself unless they share DATA_DIR', 'set the same JWT_SECRET at all nodes')];
}
