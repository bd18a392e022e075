import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { binaryFolder, callBinary } from './binaries';
import { identityOf } from './processes';
import { assertReachable, handOver, serverUser, type ServerUser } from './server-user';

export const ROLE = 'switchboard';
const PASSWORD_FILE = 'switchboard.password';
const UNFINISHED = 'postgres.unfinished-';

/** Database cluster: an initialised data folder with everything needed to run a server on it. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
  readonly user: ServerUser | undefined;
  /** Folder of the leases; see {@link Lease}. */
  readonly leases: string;
}

/** Opens the cluster in `<dataDir>/postgres`, creating it if necessary. */
export async function openCluster(dataDir: string, fast: boolean): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true });
  // Resolves symbolic links, because a running server is recognised by the path that it was started with.
  const root = await realpath(dataDir);
  const folder = join(root, 'postgres');
  const user = await serverUser(folder);
  await assertReachable(binaryFolder(), user);
  await assertReachable(root, user);
  if (!(await isCluster(folder))) await createCluster(root, folder, user, fast);
  await assertOwned(folder, user);
  await handOver(folder, user);
  const password = await readFile(join(folder, PASSWORD_FILE), 'utf8');
  return { folder, password, user, leases: join(root, 'postgres.users') };
}

/** Creates a cluster atomically: an initialisation that was killed leaves only a temporary folder. */
async function createCluster(root: string, folder: string, user: ServerUser | undefined, fast: boolean): Promise<void> {
  await sweepUnfinished(root);
  const workplace = join(root, `${UNFINISHED}${process.pid}.${identityOf(process.pid)}.${randomUUID()}`);
  const made = join(workplace, 'data');
  const password = join(workplace, PASSWORD_FILE);
  try {
    await mkdir(workplace, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await handOver(workplace, user);
    await callBinary({ binary: 'initdb', args: initArguments(made, password, fast), user, cwd: workplace });
    await rename(password, join(made, PASSWORD_FILE));
    await rename(made, folder).catch(async (error: unknown) => {
      // Another process may have created the cluster first; then that one is used.
      if (!(await isCluster(folder))) throw error;
    });
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

function initArguments(folder: string, passwordFile: string, fast: boolean): string[] {
  const settings = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  // The text search parser asks the C library which characters are letters. Only glibc is certain to have this locale.
  if (process.platform === 'linux') settings.push('--lc-ctype=C.UTF-8');
  // Tests connect thousands of times, each of which costs both sides as many rounds.
  if (fast) settings.push('--no-sync', '--set=scram_iterations=1');
  return ['-D', folder, '-U', ROLE, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...settings];
}

async function isCluster(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error.code === 'EACCES' ? notOurs(folder) : error;
  });
  if (entries.includes('PG_VERSION') && entries.includes(PASSWORD_FILE)) return true;
  if (entries.length === 0) return false;
  throw new Error(`${folder} is not a data folder of the built-in Postgres: move it away, or set DATA_DIR to another folder.`);
}

async function assertOwned(folder: string, user: ServerUser | undefined): Promise<void> {
  if (user) return;
  const { uid } = await stat(folder);
  const self = process.getuid?.();
  if (self !== undefined && self !== uid) throw notOurs(folder);
}

function notOurs(folder: string): Error {
  return new Error(
    `${folder} belongs to another user, perhaps because this program ran as root before: ` +
      `hand it over (sudo chown -R ${process.getuid?.()} ${folder}), or set DATA_DIR to another folder.`,
  );
}

async function sweepUnfinished(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const [pid, identity] = name.slice(UNFINISHED.length).split('.');
    if (identityOf(Number(pid)) !== identity) await rm(join(root, name), { recursive: true, force: true });
  }
}
