import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Relative: Jest loads its global setup without the conditions that resolve `#platform`.
import { EmbeddedPostgres } from '../../embedded-postgres/embedded-postgres';
import { identityOf } from '../../embedded-postgres/processes';

const PREFIX = 'switchboard-test-';

/** The Postgres of one test run. It listens on a port of its own, so runs do not disturb each other. */
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

/** A new folder that an unprivileged server may enter when the tests run as root. */
export async function temporaryFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  return folder;
}

/** A test run that was killed leaves its server behind. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const [pid, identity] = name.slice(PREFIX.length).split('.');
    if (identityOf(Number(pid)) === identity) continue;
    const folder = join(tmpdir(), name);
    // Somebody else's, or just being removed by another run: none of our business.
    await EmbeddedPostgres.stopAbandoned(folder)
      .then(() => rm(folder, { recursive: true, force: true }))
      .catch(() => undefined);
  }
}
