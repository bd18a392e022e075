import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ChatQueued } from '#chats';
import { configureApp, httpAdapter, readEnv } from '#platform';
import { ServerModule } from '#server';
import type { LoggedEvent } from '../../libs/platform/store/event-log';
import { Publisher } from '../../libs/platform/store/publisher';

/** Number of new chats after whose commit the process dies. */
const CHATS = Number(process.env.DIES_AFTER_CHATS ?? 1);

/** Does not publish new chats, and is killed between the commit of the last one and its publication. */
@Injectable()
class MortalPublisher extends Publisher {
  private chats = 0;

  override publish(events: readonly LoggedEvent[]): void {
    if (!events.some(({ event }) => event instanceof ChatQueued)) return super.publish(events);
    this.chats += 1;
    if (this.chats === CHATS) process.kill(process.pid, 'SIGKILL');
  }
}

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const module = await Test.createTestingModule({ imports: [ServerModule.forRoot(env)] })
    .overrideProvider(Publisher)
    .useClass(MortalPublisher)
    .compile();
  const app = await configureApp(module.createNestApplication<NestFastifyApplication>(httpAdapter(env)), env);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://localhost:${port}` })}\n`);
}

void main();
