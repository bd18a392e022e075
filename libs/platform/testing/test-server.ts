import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// A relative path, because Jest loads its global setup without the conditions that resolve `#platform`.
import { EmbeddedPostgres } from '../../embedded-postgres/embedded-postgres';
import { identityOf } from '../../embedded-postgres/processes';

const PREFIX = 'switchboard-test-';

/** Postgres server of one test run, on a port of its own so that runs do not disturb each other. */
export interface TestServer {
  readonly url: string;
  /** Stops the server and deletes its data. */
  remove(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  await removeAbandoned();
  const dataDir = await temporaryFolder(`${PREFIX}${process.pid}.${identityOf(process.pid)}.`);
  const postgres = await EmbeddedPostgres.start({ dataDir, fast: true });
  const remove = async (): Promise<void> => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: postgres.url, remove };
}

/** Creates a temporary folder that is accessible to the unprivileged server user when tests run as root. */
export async function temporaryFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  return folder;
}

/** Removes the servers of test runs that were killed. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const [pid, identity] = name.slice(PREFIX.length).split('.');
    if (identityOf(Number(pid)) === identity) continue;
    const folder = join(tmpdir(), name);
    // Fails for the folder of another user, or one that another run is removing now; both can be ignored.
    await EmbeddedPostgres.stopAbandoned(folder)
      .then(() => rm(folder, { recursive: true, force: true }))
      .catch(() => undefined);
  }
}
