import { startTestServer, type TestServer } from './test-server';

declare global {
  /** A global, because Jest's global teardown cannot reach results of the setup otherwise. */
  var testServer: TestServer | undefined;
}

/**
 * Starts one Postgres for the whole test run, always the embedded one: tests drop what they find and must never meet a real database. The
 * first suite that needs a database creates the template, because aliases like `#kernel` resolve in suites only.
 */
export default async function globalSetup(): Promise<void> {
  delete process.env.DATABASE_URL;
  delete process.env.TEST_DATABASE_URL;
  globalThis.testServer = await startTestServer();
  process.env.TEST_POSTGRES_URL = globalThis.testServer.url;
}
