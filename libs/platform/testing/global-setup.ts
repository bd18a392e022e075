import { startTestServer, type TestServer } from './test-server';

declare global {
  /** Jest gives its global teardown no other way to reach what the setup made. */
  var testServer: TestServer | undefined;
}

/**
 * One Postgres for the whole run, always the built-in one: tests drop what they find and must never meet
 * a database that somebody needs. The template is made by the first suite that wants a database, since
 * aliases like `#kernel` resolve in suites only.
 */
export default async function globalSetup(): Promise<void> {
  delete process.env.DATABASE_URL;
  delete process.env.TEST_DATABASE_URL;
  globalThis.testServer = await startTestServer();
  process.env.TEST_POSTGRES_URL = globalThis.testServer.url;
}
