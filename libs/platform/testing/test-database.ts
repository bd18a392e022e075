import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { migrate } from '../db/migrate';

const TEMPLATE = 'switchboard_template';
/** An arbitrary number that is the same in all workers, so that one of them creates the template while the others wait. */
const ADVISORY_LOCK = 5_120_733;
const OBJECT_IN_USE = '55006';
const CLONE_ATTEMPTS = 20;
/** In milliseconds. */
const BETWEEN_ATTEMPTS = 100;

export interface TestDatabase {
  readonly url: string;
  /** Drops the database, even with open connections, which then break. */
  drop(): Promise<void>;
}

/** Creates an empty, migrated database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(async (admin) => {
    await ensureTemplate(admin);
    await clone(admin, name);
  });
  const drop = (): Promise<void> =>
    asAdmin(async (admin) => {
      await admin.query(`drop database if exists ${name} with (force)`);
    });
  return { url: urlOf(name), drop };
}

/** The database is marked as a template only after its migrations passed, so that a failed attempt starts again. */
async function ensureTemplate(admin: Client): Promise<void> {
  if (await isTemplateReady(admin)) return;
  await admin.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
  try {
    if (await isTemplateReady(admin)) return;
    await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
    await admin.query(`create database ${TEMPLATE}`);
    await migrate(urlOf(TEMPLATE));
    await admin.query(`alter database ${TEMPLATE} is_template true`);
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [ADVISORY_LOCK]);
  }
}

async function isTemplateReady(admin: Client): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1 and datistemplate', [TEMPLATE]);
  return rowCount === 1;
}

async function clone(admin: Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== OBJECT_IN_USE || attempt === CLONE_ATTEMPTS) throw error;
      await sleep(BETWEEN_ATTEMPTS);
    }
  }
}

async function asAdmin(work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl(), connectionTimeoutMillis: 10_000 });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function adminUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error('TEST_POSTGRES_URL is not set: run this with Jest, whose global setup starts the server.');
  return url;
}
