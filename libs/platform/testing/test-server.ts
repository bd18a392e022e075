import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// A relative path, because Jest loads its global setup without the conditions that resolve `#platform`.
import { EmbeddedPostgres } from '../../embedded-postgres/embedded-postgres';
import { identityOf } from '../../embedded-postgres/processes';

const PREFIX = 'switchboard-test-';
/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** In bytes, far more than a run was seen to need (0.1 GB): containers often have little there. */
const ROOM = 4e9;

/** Postgres server of one test run, on a port of its own so that runs do not disturb each other. */
export interface TestServer {
  readonly url: string;
  /** Stops the server and deletes its data. */
  remove(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  await removeAbandoned();
  const dataDir = await temporaryFolder(`${PREFIX}${process.pid}.${identityOf(process.pid)}.`, (await hasRoom(MEMORY)) ? MEMORY : tmpdir());
  const postgres = await EmbeddedPostgres.start({ dataDir, fast: true });
  const remove = async (): Promise<void> => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: postgres.url, remove };
}

/** Making and dropping a database for each suite is mostly work of the file system, of which there is less in memory. */
async function hasRoom(folder: string): Promise<boolean> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize > ROOM,
    () => false,
  );
}

/** Creates a temporary folder that is accessible to the unprivileged server user when tests run as root. */
export async function temporaryFolder(prefix: string, parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, prefix));
  await chmod(folder, 0o755);
  return folder;
}

/** Removes the servers of test runs that were killed. */
async function removeAbandoned(): Promise<void> {
  for (const parent of [tmpdir(), MEMORY]) for (const name of await readdir(parent).catch(() => [])) await removeIfAbandoned(parent, name);
}

async function removeIfAbandoned(parent: string, name: string): Promise<void> {
  if (!name.startsWith(PREFIX)) return;
  const [pid, identity] = name.slice(PREFIX.length).split('.');
  if (identityOf(Number(pid)) === identity) return;
  const folder = join(parent, name);
  // Fails for the folder of another user, or one that another run is removing now; both can be ignored.
  await EmbeddedPostgres.stopAbandoned(folder)
    .then(() => rm(folder, { recursive: true, force: true }))
    .catch(() => undefined);
}
