import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, directUrl, Draining, type Env, migrate, type Role, serves, startTracing } from '#platform';
import { forPeople, pagesOf, readyLine } from './announce';
import { type Demo, DEMO_LOGIN, setUpDemo } from './demo';
import { cannotListen, hostOf, urlOf } from './listening';
import { pagesFolder, servePages } from './pages';
import { ServerModule } from './server.module';
import { serveDocs } from './swagger';

/** Migrates the database, and serves until it is stopped. Says on stdout where. @param willStop is told how it is stopped */
export async function serve(env: Env, role: Role, willStop: (stop: () => Promise<void>) => void): Promise<void> {
  await migrate(directUrl(env));
  const endTracing = env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? undefined : await startTracing(env.OTEL_EXPORTER_OTLP_ENDPOINT, role);
  const app = await createApp(ServerModule.forRoot(env, role), env);
  let demo: Demo | undefined;
  if (serves(role)) {
    serveDocs(app, env.DEMO ? DEMO_LOGIN : undefined);
    await servePages(app, pagesFolder(), () => demo?.logins ?? []);
  }
  willStop(async () => {
    await app.get(Draining).drain();
    await app.close().finally(endTracing);
  });
  if (env.DEMO) demo = await setUpDemo(app, env);
  const url = await listen(app, env);
  const pages = pagesOf(app, url);
  process.stdout.write(readyLine(url, pages.find(({ url: page }) => page.endsWith('/docs'))?.url));
  if (demo) process.stdout.write(demo.begin(url));
  else if (process.stdout.isTTY) process.stdout.write(forPeople(url, pages));
}

async function listen(app: NestFastifyApplication, env: Env): Promise<string> {
  const host = hostOf(env);
  await app.listen(env.PORT, host).catch((error: unknown) => cannotListen(error, env));
  const { port } = app.getHttpServer().address() as { port: number };
  return urlOf(host, port);
}
